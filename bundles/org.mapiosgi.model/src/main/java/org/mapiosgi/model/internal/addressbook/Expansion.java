// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.addressbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mapiosgi.api.addressbook.AddressEntry;
import org.mapiosgi.api.addressbook.Members;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;

/**
 * Reads the members of a list and of the lists in it. Reads each list once, one after the other, so
 * that neither a cycle nor the depth costs open objects or stack.
 */
final class Expansion implements Members {
  private static final Query MEMBERS = Query.columns(Entry.properties());

  private final Map<EntryId, AddressEntry> entries = new LinkedHashMap<>();
  private final Map<EntryId, Found> lists = new LinkedHashMap<>();

  private int members;

  /** A list with the lists that are in it. */
  private record Found(AddressEntry list, Set<EntryId> inner) {}

  private Expansion() {}

  static Members of(ScopedAddressBook book, AddressEntry list) {
    Expansion expansion = new Expansion();
    List<AddressEntry> left = new ArrayList<>(List.of(list));
    while (!left.isEmpty()) {
      AddressEntry next = left.remove(left.size() - 1);
      if (!expansion.lists.containsKey(next.entryId())) {
        left.addAll(expansion.read(book, next));
      }
    }
    return expansion;
  }

  private List<AddressEntry> read(ScopedAddressBook book, AddressEntry list) {
    Set<EntryId> inner = new LinkedHashSet<>();
    List<AddressEntry> found = new ArrayList<>();
    lists.put(list.entryId(), new Found(list, inner));
    refuseTooMany(list);
    try (ScopedContainer container = book.container(list.entryId())) {
      for (Row row : container.entries().query(MEMBERS)) {
        AddressEntry member = Entry.of(row);
        if (member.kind() == AddressEntry.Kind.DISTRIBUTION_LIST) {
          inner.add(member.entryId());
          found.add(member);
        } else {
          entries.putIfAbsent(member.entryId(), member);
        }
        members++;
        refuseTooMany(list);
      }
    }
    return found;
  }

  private void refuseTooMany(AddressEntry list) {
    if (members > MOST || lists.size() > MOST_LISTS) {
      throw MapiException.of(
          "IMAPIContainer::GetContentsTable",
          HResult.named("MAPI_E_TOO_BIG"),
          "distribution list '"
              + list.displayName()
              + "' leads to more than "
              + MOST
              + " members, or "
              + MOST_LISTS
              + " lists");
    }
  }

  @Override
  public List<AddressEntry> entries() {
    return List.copyOf(entries.values());
  }

  @Override
  public List<AddressEntry> cycles() {
    return lists.values().stream().filter(this::isCyclic).map(Found::list).toList();
  }

  private boolean isCyclic(Found list) {
    EntryId wanted = list.list().entryId();
    Set<EntryId> reached = new LinkedHashSet<>();
    List<EntryId> left = new ArrayList<>(list.inner());
    while (!left.isEmpty()) {
      EntryId next = left.remove(left.size() - 1);
      if (next.equals(wanted)) {
        return true;
      }
      Found inner = lists.get(next);
      if (reached.add(next) && inner != null) {
        left.addAll(inner.inner());
      }
    }
    return false;
  }
}
