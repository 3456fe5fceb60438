// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.addressbook.AddressBook;
import org.mapiosgi.api.addressbook.AddressEntry;
import org.mapiosgi.api.addressbook.Ambiguous;
import org.mapiosgi.api.addressbook.Resolution;
import org.mapiosgi.api.addressbook.Resolved;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Flag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.MailboxAccess;
import org.mapiosgi.api.store.MapiProp;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.session.ModelSession;
import org.mapiosgi.spi.NativeManageStore;

/**
 * The mailbox of another user: the address book knows its distinguished name and its server, and
 * the default store makes the entry id of it.
 */
public final class OtherMailbox {
  private static final String OPERATION = "IExchangeManageStore::CreateStoreEntryID";

  private final Scope scope;
  private final AddressBook book;
  private final String asked;

  /**
   * Names a mailbox.
   *
   * @param asked an internet address, or a distinguished name
   */
  public OtherMailbox(Scope scope, AddressBook book, String asked) {
    if (asked.isBlank()) {
      throw new IllegalArgumentException("the address of a mailbox is not blank");
    }
    this.scope = scope;
    this.book = book;
    this.asked = asked;
  }

  /** Opens it. */
  public ScopedStore open(Set<MailboxAccess> access) {
    return ScopedStore.openMailbox(scope, entryId(access));
  }

  /** Makes the entry id of its store, which need not be one that can be opened. */
  public EntryId entryId(Set<MailboxAccess> access) {
    ModelSession session = scope.session();
    AddressEntry owner = owner();
    NativeManageStore manager =
        scope.own(session.nativeSession(), session.defaultStore().queryManageStore());
    try {
      return manager.createStoreEntryId(
          storeOf(owner), owner.address(), owner.smtpAddress(), Flag.maskOf(access));
    } finally {
      scope.release(manager);
    }
  }

  private AddressEntry owner() {
    Resolution found = book.resolve(asked);
    if (found instanceof Ambiguous several) {
      throw MapiException.of(
          "IAddrBook::ResolveName",
          HResult.named("MAPI_E_AMBIGUOUS_RECIP"),
          "'" + asked + "' is one of " + several.candidates());
    }
    if (found instanceof Resolved one
        && one.entry().kind() == AddressEntry.Kind.MAIL_USER
        && one.entry().addressType().equalsIgnoreCase("EX")) {
      return one.entry();
    }
    throw MapiException.of(
        "IAddrBook::ResolveName",
        HResult.NOT_FOUND,
        "the address book has no mailbox '" + asked + "'");
  }

  /** A server finds the mailbox also from another store's name, so that the user's own will do. */
  private String storeOf(AddressEntry owner) {
    return homeOf(owner.entryId())
        .or(() -> scope.session().identity().entryId().flatMap(this::homeOf))
        .orElseThrow(
            () ->
                MapiException.of(
                    OPERATION,
                    HResult.NOT_FOUND,
                    "the address book has PR_EMS_AB_HOME_MDB neither for '"
                        + asked
                        + "' nor for the session's user, so the server of the mailbox is not"
                        + " known"));
  }

  private Optional<String> homeOf(EntryId entry) {
    try (MapiProp open = book.open(entry)) {
      return open.find(Pr.EMS_AB_HOME_MDB).filter(home -> !home.isEmpty());
    }
  }
}
