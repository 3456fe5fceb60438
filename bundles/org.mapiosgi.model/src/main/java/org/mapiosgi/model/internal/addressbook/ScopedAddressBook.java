// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.addressbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.addressbook.AddressBook;
import org.mapiosgi.api.addressbook.AddressEntry;
import org.mapiosgi.api.addressbook.Ambiguous;
import org.mapiosgi.api.addressbook.Members;
import org.mapiosgi.api.addressbook.Resolution;
import org.mapiosgi.api.addressbook.Resolved;
import org.mapiosgi.api.addressbook.Unresolved;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Recipient;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.spi.NativeAddressBook;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeProps;

/** The address book within a scope. */
public final class ScopedAddressBook implements AddressBook {
  private static final HResult AMBIGUOUS = HResult.named("MAPI_E_AMBIGUOUS_RECIP");

  private final Scope scope;
  private final NativeAddressBook book;
  private Optional<ScopedContainer> root = Optional.empty();

  /** Opens the address book of the scope's session. */
  public ScopedAddressBook(Scope scope) {
    this.scope = scope;
    this.book =
        scope.own(
            scope.session().nativeSession(), scope.session().nativeSession().openAddressBook());
  }

  private NativeAddressBook object() {
    scope.check(book);
    return book;
  }

  @Override
  public Resolution resolve(String name) {
    requireName(name);
    List<PropValue> found;
    try {
      found = object().resolveName(name);
    } catch (MapiException e) {
      if (e.result().equals(AMBIGUOUS)) {
        return new Ambiguous(name, search(name, Ambiguous.MOST));
      } else if (e.result().equals(HResult.NOT_FOUND)) {
        return new Unresolved(name);
      }
      throw e;
    }
    return new Resolved(name, entry(idOf(found)));
  }

  private static EntryId idOf(List<PropValue> values) {
    return values.stream()
        .filter(value -> value.tag().equals(Pr.ENTRYID))
        .map(value -> Pr.ENTRYID.valueType().fromWire(value.value()))
        .findFirst()
        .orElseThrow(
            () ->
                MapiException.of(
                    "IAddrBook::ResolveName",
                    HResult.NOT_FOUND,
                    "the provider resolved the name to an entry without an entry id"));
  }

  private static void requireName(String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a name to look up is not blank");
    }
  }

  @Override
  public List<AddressEntry> search(String name, int most) {
    requireName(name);
    if (most <= 0) {
      throw new IllegalArgumentException(most + " entries");
    }
    Map<EntryId, AddressEntry> found = new LinkedHashMap<>();
    for (EntryId container : object().getSearchPath()) {
      Query query =
          Query.columns(Entry.properties())
              .where(Restriction.is(Pr.ANR, name))
              .limit(most - found.size());
      try (ScopedContainer searched = container(container)) {
        for (Row row : searched.entries().list(query)) {
          AddressEntry entry = Entry.of(row);
          found.putIfAbsent(entry.entryId(), entry);
        }
      }
      if (found.size() == most) {
        break;
      }
    }
    return List.copyOf(found.values());
  }

  @Override
  public AddressEntry entry(EntryId entry) {
    try (ScopedEntry open = open(entry)) {
      return Entry.of(open.getAll(Entry.properties()));
    }
  }

  @Override
  public ScopedEntry open(EntryId entry) {
    NativeAddressBook from = object();
    return new ScopedEntry(scope, scope.own(from, from.openEntry(entry)));
  }

  @Override
  public Table containers() {
    NativeAddressBook from = object();
    if (root.isEmpty()) {
      root = Optional.of(new ScopedContainer(scope, scope.own(from, from.openRoot())));
    }
    return root.get().containers();
  }

  @Override
  public ScopedContainer container(EntryId container) {
    NativeAddressBook from = object();
    NativeProps opened = scope.own(from, from.openEntry(container));
    if (opened instanceof NativeAddressContainer found) {
      return new ScopedContainer(scope, found);
    }
    scope.release(opened);
    throw wrongKind("the entry is neither a container nor a distribution list");
  }

  private static MapiException wrongKind(String detail) {
    return MapiException.of("IAddrBook::OpenEntry", HResult.named("MAPI_E_INVALID_OBJECT"), detail);
  }

  @Override
  public Members members(EntryId list) {
    AddressEntry entry = entry(list);
    if (entry.kind() != AddressEntry.Kind.DISTRIBUTION_LIST) {
      throw wrongKind("'" + entry.displayName() + "' is no distribution list");
    }
    return Expansion.of(this, entry);
  }

  @Override
  public Recipient oneOff(
      Recipient.Type type, String displayName, String addressType, String address) {
    EntryId id = object().createOneOff(displayName, addressType, address);
    return Recipient.of(type, displayName, addressType, address).withEntryId(id);
  }
}
