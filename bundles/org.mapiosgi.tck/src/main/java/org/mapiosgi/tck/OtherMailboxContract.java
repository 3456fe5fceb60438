// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.spi.NativeAddressBook;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeManageStore;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** The mailboxes of others, and public folders. */
public abstract class OtherMailboxContract extends StagedContract {
  /** PR_MDB_PROVIDER (EdkMdb.h), byte by byte. */
  private static final Binary DELEGATE = Binary.ofHex("9EB4770074E411CE8C5E00AA004254E2");

  private static final Binary PUBLIC = Binary.ofHex("78B2FA70AFF711CD9BC800AA002FC45A");

  /** As a service opens a store that is not in the profile. */
  private static final int TEMPORARY =
      NativeSession.MDB_NO_DIALOG
          | NativeSession.MDB_NO_MAIL
          | NativeSession.MDB_TEMPORARY
          | NativeStore.MAPI_BEST_ACCESS;

  private KnownDirectory known;

  /** For subclasses. */
  protected OtherMailboxContract() {}

  @BeforeEach
  final void directory() {
    known = Known.of(fixture().directory(), "no other mailboxes are known");
  }

  private static NativeProps ownerOf(Desk desk, String address) {
    NativeAddressBook book = desk.keep(desk.session().openAddressBook());
    return desk.keep(book.openEntry(Desk.read(book.resolveName(address), Pr.ENTRYID)));
  }

  private static EntryId idOf(Desk desk, String address) {
    NativeProps owner = ownerOf(desk, address);
    NativeManageStore manager = desk.keep(desk.store().queryManageStore());
    return manager.createStoreEntryId(
        Desk.get(owner, Pr.EMS_AB_HOME_MDB),
        Desk.get(owner, Pr.EMAIL_ADDRESS),
        Optional.of(address),
        0);
  }

  /** Opens the mailbox of another user. */
  static NativeStore open(Desk desk, String address) {
    return desk.keep(desk.session().openMsgStore(idOf(desk, address), TEMPORARY));
  }

  private NativeStore shared(Desk desk) {
    return open(desk, known.sharedMailbox());
  }

  static NativeFolder inboxOf(Desk desk, NativeStore store) {
    return desk.keep(
        store.openFolder(store.getReceiveFolder("IPM.Note"), NativeStore.MAPI_BEST_ACCESS));
  }

  @Test
  void aSharedMailboxIsAStoreOfItsOwn() {
    atDesk(
        desk -> {
          NativeStore shared = shared(desk);
          assertThat(Desk.get(shared, Pr.MDB_PROVIDER)).isEqualTo(DELEGATE);
          assertThat(Desk.get(shared, Pr.ENTRYID)).isNotEqualTo(Desk.get(desk.store(), Pr.ENTRYID));
          assertThat(shared.getReceiveFolder("IPM.Note"))
              .isNotEqualTo(desk.store().getReceiveFolder("IPM.Note"));
          NativeFolder inbox = inboxOf(desk, shared);
          assertThat(Desk.get(inbox, Pr.STORE_ENTRYID)).isEqualTo(Desk.get(shared, Pr.ENTRYID));
          refused(
              () -> desk.folder(Desk.get(inbox, Pr.ENTRYID)),
              "MAPI_E_INVALID_ENTRYID",
              "MAPI_E_UNKNOWN_ENTRYID",
              "MAPI_E_NOT_FOUND");
        });
  }

  @Test
  void aSharedMailboxKeepsWhatIsPutIntoIt() {
    String subject = unique("shared");
    atDesk(
        desk -> {
          EntryId unused = desk.create(inboxOf(desk, shared(desk)), Pr.SUBJECT.with(subject));
        });
    atDesk(
        desk -> {
          NativeFolder inbox = inboxOf(desk, shared(desk));
          assertThat(desk.column(inbox, Restriction.is(Pr.SUBJECT, subject), Pr.SUBJECT))
              .hasSize(1);
          assertThat(desk.column(desk.inbox(), Restriction.is(Pr.SUBJECT, subject), Pr.SUBJECT))
              .isEmpty();
        });
  }

  @Test
  void messagesAreCopiedAndMovedBetweenMailboxes() {
    String subject = unique("between");
    atDesk(
        desk -> {
          NativeFolder own = desk.workshop();
          NativeFolder other = inboxOf(desk, shared(desk));
          EntryId id = desk.create(own, Pr.SUBJECT.with(subject), Pr.BODY.with("text"));
          assertThat(own.copyMessages(List.of(id), other, 0)).isEqualTo(HResult.S_OK);
          assertThat(desk.column(own, null, Pr.SUBJECT)).containsExactly(subject);
          assertThat(own.copyMessages(List.of(id), other, NativeFolder.MESSAGE_MOVE))
              .isEqualTo(HResult.S_OK);
          assertThat(desk.column(own, null, Pr.SUBJECT)).isEmpty();
          Restriction both = Restriction.is(Pr.SUBJECT, subject);
          assertThat(desk.column(other, both, Pr.SUBJECT)).hasSize(2);
        });
  }

  @Test
  void aMailboxThatThereIsNotIsNotFound() {
    atDesk(
        desk -> {
          NativeManageStore manager = desk.keep(desk.store().queryManageStore());
          NativeProps owner = ownerOf(desk, known.sharedMailbox());
          refused(
              () ->
                  manager.createStoreEntryId(
                      Desk.get(owner, Pr.EMS_AB_HOME_MDB),
                      "/o=TCK/cn=Recipients/cn=nobody",
                      Optional.empty(),
                      0),
              "MAPI_E_NOT_FOUND");
        });
  }

  @Test
  void aMailboxWithoutRightsIsNotOpened() {
    atDesk(
        desk -> {
          EntryId id = idOf(desk, known.foreignMailbox());
          refused(
              () -> desk.session().openMsgStore(id, TEMPORARY),
              "MAPI_E_NO_ACCESS",
              "MAPI_E_LOGON_FAILED");
        });
  }

  @Test
  void theStoreOfPublicFoldersIsInTheProfile() {
    atDesk(
        desk -> {
          NativeTable stores = desk.keep(desk.session().getMsgStoresTable());
          stores.setColumns(List.of(Pr.ENTRYID, Pr.DEFAULT_STORE));
          stores.restrict(Restriction.is(Pr.MDB_PROVIDER, PUBLIC));
          List<List<PropValue>> rows = Desk.all(stores);
          assertThat(rows).hasSize(1);
          assertThat(Desk.read(rows.get(0), Pr.DEFAULT_STORE)).isFalse();
          NativeStore folders =
              desk.keep(
                  desk.session()
                      .openMsgStore(Desk.read(rows.get(0), Pr.ENTRYID), Desk.SERVICE_STORE));
          assertThat(Desk.get(folders, Pr.MDB_PROVIDER)).isEqualTo(PUBLIC);
          assertThat(Desk.get(folders, Pr.DISPLAY_NAME)).isNotBlank();
        });
  }
}
