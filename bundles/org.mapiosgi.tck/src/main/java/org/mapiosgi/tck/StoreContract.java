// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** The default store, its folders, and what is done with whole messages. */
public abstract class StoreContract extends StagedContract {
  private static final int MAPI_FOLDER = 3;
  private static final int MAPI_MESSAGE = 5;

  /** The errors that a provider may give for an entry id of another provider. */
  private static final String[] WRONG_ENTRY_ID = {
    "MAPI_E_INVALID_ENTRYID", "MAPI_E_UNKNOWN_ENTRYID", "MAPI_E_NOT_FOUND"
  };

  /** For subclasses. */
  protected StoreContract() {}

  @Test
  void exactlyOneStoreIsTheDefaultOne() {
    atDesk(
        desk -> {
          NativeTable table = desk.keep(desk.session().getMsgStoresTable());
          table.setColumns(List.of(Pr.DEFAULT_STORE, Pr.ENTRYID, Pr.DISPLAY_NAME));
          List<List<PropValue>> stores = Desk.all(table);
          assertThat(stores).filteredOn(row -> Desk.read(row, Pr.DEFAULT_STORE)).hasSize(1);
          assertThat(stores).allSatisfy(row -> assertThat(Desk.read(row, Pr.ENTRYID)).isNotNull());
          assertThat(stores)
              .allSatisfy(row -> assertThat(Desk.read(row, Pr.DISPLAY_NAME)).isNotBlank());
        });
  }

  @Test
  void theDefaultStoreCanDoWhatServiceModeNeeds() {
    atDesk(
        desk -> {
          assertThat(Desk.get(desk.store(), Pr.STORE_SUPPORT_MASK))
              .contains(
                  StoreSupport.SUBMIT_OK,
                  StoreSupport.NOTIFY_OK,
                  StoreSupport.RESTRICTION_OK,
                  StoreSupport.SORT_OK,
                  StoreSupport.UNICODE_OK);
          assertThat(Desk.get(desk.store(), Pr.MDB_PROVIDER).size()).isEqualTo(16);
          assertThat(desk.store().interfaceName()).isEqualTo("IMsgStore");
        });
  }

  @Test
  @Reaches(Reach.MAILBOX)
  void whatTheStoreComputesCannotBeSet() {
    atDesk(
        desk ->
            refused(
                () -> desk.store().setProps(List.of(Pr.STORE_SUPPORT_MASK.with(Set.of()))),
                "MAPI_E_COMPUTED",
                "MAPI_E_NO_ACCESS"));
  }

  @Test
  void theInboxIsTheReceiveFolder() {
    atDesk(
        desk -> {
          NativeFolder inbox = desk.inbox();
          assertThat(inbox.interfaceName()).isEqualTo("IMAPIFolder");
          assertThat(Desk.get(inbox, Pr.OBJECT_TYPE)).isEqualTo(MAPI_FOLDER);
          assertThat(Desk.get(inbox, Pr.DISPLAY_NAME)).isNotBlank();
          NativeTable contents = desk.keep(inbox.getContentsTable());
          assertThat(contents.getRowCount())
              .isGreaterThanOrEqualTo(fixture().minimumInboxSize())
              .isEqualTo(Desk.get(inbox, Pr.CONTENT_COUNT));
        });
  }

  @Test
  void theIpmFoldersAreDifferentFolders() {
    atDesk(
        desk -> {
          List<PropValue> ids =
              desk.store()
                  .getProps(
                      List.of(
                          Pr.IPM_SUBTREE_ENTRYID,
                          Pr.IPM_OUTBOX_ENTRYID,
                          Pr.IPM_SENTMAIL_ENTRYID,
                          Pr.IPM_WASTEBASKET_ENTRYID));
          assertThat(ids).noneMatch(PropValue::isError).doesNotHaveDuplicates();
          for (PropTag<EntryId> tag :
              List.of(
                  Pr.IPM_SUBTREE_ENTRYID,
                  Pr.IPM_OUTBOX_ENTRYID,
                  Pr.IPM_SENTMAIL_ENTRYID,
                  Pr.IPM_WASTEBASKET_ENTRYID)) {
            NativeFolder folder = desk.folder(Desk.read(ids, tag));
            assertThat(Desk.get(folder, Pr.OBJECT_TYPE)).as("%s", tag).isEqualTo(MAPI_FOLDER);
          }
        });
  }

  @Test
  void theHierarchyTableHasTheInboxInIt() {
    atDesk(
        desk -> {
          NativeTable hierarchy = desk.keep(desk.ipmSubtree().getHierarchyTable());
          hierarchy.setColumns(List.of(Pr.ENTRYID, Pr.DISPLAY_NAME));
          String inbox = Desk.get(desk.inbox(), Pr.DISPLAY_NAME);
          assertThat(Desk.all(hierarchy))
              .extracting(row -> Desk.read(row, Pr.DISPLAY_NAME))
              .contains(inbox);
        });
  }

  @Test
  void creatingAFolderThatExistsOpensIt() {
    atDesk(
        desk -> {
          EntryId first = Desk.get(desk.workshop(), Pr.ENTRYID);
          EntryId second = Desk.get(desk.workshop(), Pr.ENTRYID);
          assertThat(second).isEqualTo(first);
          NativeTable hierarchy = desk.keep(desk.ipmSubtree().getHierarchyTable());
          hierarchy.setColumns(List.of(Pr.DISPLAY_NAME));
          assertThat(Desk.all(hierarchy))
              .extracting(row -> Desk.read(row, Pr.DISPLAY_NAME))
              .containsOnlyOnce(fixture().workshop());
        });
  }

  @Test
  void aFolderMayHaveAnyName() {
    String name = unique("Aufträge 売上 \uD83D\uDCC8");
    atDesk(
        desk -> {
          NativeFolder folder =
              desk.keep(desk.workshop().createFolder(name, NativeFolder.OPEN_IF_EXISTS));
          assertThat(Desk.get(folder, Pr.DISPLAY_NAME)).isEqualTo(name);
          NativeTable hierarchy = desk.keep(desk.workshop().getHierarchyTable());
          hierarchy.setColumns(List.of(Pr.DISPLAY_NAME));
          hierarchy.restrict(Restriction.is(Pr.DISPLAY_NAME, name));
          assertThat(Desk.all(hierarchy)).hasSize(1);
        });
  }

  @Test
  void aWrongEntryIdIsRefusedByName() {
    atDesk(
        desk -> {
          EntryId wrong = EntryId.of(new byte[] {0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9, 1, 2, 3, 4});
          refused(() -> desk.message(wrong), WRONG_ENTRY_ID);
          refused(() -> desk.folder(wrong), WRONG_ENTRY_ID);
          refused(() -> desk.message(EntryId.of((byte) 1)), WRONG_ENTRY_ID);
          refused(
              () -> desk.session().openMsgStore(wrong, Desk.SERVICE_STORE),
              "MAPI_E_INVALID_ENTRYID",
              "MAPI_E_UNKNOWN_ENTRYID",
              "MAPI_E_NOT_FOUND",
              "MAPI_E_LOGON_FAILED");
        });
  }

  @Test
  void aFolderIsNoMessageAndAMessageNoFolder() {
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          EntryId message = desk.create(workshop, Pr.SUBJECT.with("not a folder"));
          EntryId folder = Desk.get(workshop, Pr.ENTRYID);
          refused(() -> desk.folder(message), "MAPI_E_INVALID_OBJECT");
          refused(() -> desk.message(folder), "MAPI_E_INVALID_OBJECT");
        });
  }

  @Test
  void anUnsavedMessageIsNotInTheFolder() {
    String subject = unique("unsaved");
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          NativeMessage message = desk.keep(workshop.createMessage());
          message.setProps(List.of(Pr.SUBJECT.with(subject)));
          assertThat(desk.column(workshop, null, Pr.SUBJECT)).isEmpty();
          message.release();
          assertThat(desk.column(workshop, null, Pr.SUBJECT)).isEmpty();
        });
  }

  @Test
  void aSavedMessageIsInTheFolderAndOpensAgain() {
    String subject = unique("saved");
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          EntryId id = desk.create(workshop, Pr.SUBJECT.with(subject));
          assertThat(desk.column(workshop, null, Pr.SUBJECT)).containsExactly(subject);
          NativeMessage message = desk.message(id);
          assertThat(message.interfaceName()).isEqualTo("IMessage");
          assertThat(Desk.get(message, Pr.SUBJECT)).isEqualTo(subject);
          assertThat(Desk.get(message, Pr.OBJECT_TYPE)).isEqualTo(MAPI_MESSAGE);
          assertThat(Desk.get(message, Pr.MESSAGE_CLASS)).isEqualTo("IPM.Note");
          assertThat(Desk.get(message, Pr.PARENT_ENTRYID))
              .isEqualTo(Desk.get(workshop, Pr.ENTRYID));
          assertThat(Desk.get(workshop, Pr.CONTENT_COUNT)).isEqualTo(1);
        });
  }

  @Test
  void aSavedMessageIsThereForTheNextSession() {
    String subject = unique("kept");
    atDesk(desk -> desk.create(desk.workshop(), Pr.SUBJECT.with(subject)));
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshopAsItIs();
          assertThat(desk.column(workshop, null, Pr.SUBJECT)).contains(subject);
        });
  }

  @Test
  void copyingKeepsTheOriginal() {
    atDesk(
        desk -> {
          NativeFolder source = desk.workshop();
          NativeFolder target =
              desk.keep(source.createFolder("copies", NativeFolder.OPEN_IF_EXISTS));
          desk.empty(target);
          EntryId original = desk.create(source, Pr.SUBJECT.with("copied"), Pr.BODY.with("text"));
          assertThat(source.copyMessages(List.of(original), target, 0)).isEqualTo(HResult.S_OK);
          assertThat(desk.column(source, null, Pr.SUBJECT)).containsExactly("copied");
          List<EntryId> copies = desk.column(target, null, Pr.ENTRYID);
          assertThat(copies).hasSize(1).doesNotContain(original);
          assertThat(Desk.get(desk.message(copies.get(0)), Pr.BODY)).isEqualTo("text");
        });
  }

  @Test
  void movingTakesTheOriginalAway() {
    atDesk(
        desk -> {
          NativeFolder source = desk.workshop();
          NativeFolder target =
              desk.keep(source.createFolder("moved", NativeFolder.OPEN_IF_EXISTS));
          desk.empty(target);
          EntryId moved = desk.create(source, Pr.SUBJECT.with("moved"));
          desk.create(source, Pr.SUBJECT.with("stays"));
          assertThat(source.copyMessages(List.of(moved), target, NativeFolder.MESSAGE_MOVE))
              .isEqualTo(HResult.S_OK);
          assertThat(desk.column(source, null, Pr.SUBJECT)).containsExactly("stays");
          assertThat(desk.column(target, null, Pr.SUBJECT)).containsExactly("moved");
        });
  }

  @Test
  void aDeletedMessageIsGone() {
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          EntryId deleted = desk.create(workshop, Pr.SUBJECT.with("deleted"));
          desk.create(workshop, Pr.SUBJECT.with("stays"));
          assertThat(workshop.deleteMessages(List.of(deleted))).isEqualTo(HResult.S_OK);
          assertThat(desk.column(workshop, null, Pr.SUBJECT)).containsExactly("stays");
          refused(
              () -> desk.message(deleted),
              "MAPI_E_NOT_FOUND",
              "MAPI_E_OBJECT_DELETED",
              "MAPI_E_INVALID_ENTRYID",
              "MAPI_E_UNKNOWN_ENTRYID");
        });
  }

  @Test
  void whatCannotBeDeletedMakesTheOutcomePartial() {
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          EntryId gone = desk.create(workshop, Pr.SUBJECT.with("gone"));
          EntryId there = desk.create(workshop, Pr.SUBJECT.with("there"));
          assertThat(workshop.deleteMessages(List.of(gone))).isEqualTo(HResult.S_OK);
          assertThat(workshop.deleteMessages(List.of(gone, there)))
              .isEqualTo(HResult.named("MAPI_W_PARTIAL_COMPLETION"));
          assertThat(desk.column(workshop, null, Pr.SUBJECT)).isEmpty();
        });
  }

  @Test
  void aMessageIsMarkedReadAndUnread() {
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          EntryId id = desk.create(workshop, Pr.SUBJECT.with("to be read"));
          desk.message(id).setReadFlag(NativeMessage.SUPPRESS_RECEIPT);
          assertThat(Desk.get(desk.message(id), Pr.MESSAGE_FLAGS)).contains(MsgFlag.READ);
          assertThat(Desk.get(workshop, Pr.CONTENT_UNREAD)).isZero();
          desk.message(id).setReadFlag(NativeMessage.CLEAR_READ_FLAG);
          assertThat(Desk.get(desk.message(id), Pr.MESSAGE_FLAGS)).doesNotContain(MsgFlag.READ);
          assertThat(Desk.get(workshop, Pr.CONTENT_UNREAD)).isEqualTo(1);
        });
  }

  @Test
  void theStoreOpensReadOnlyToo() {
    atDesk(
        desk -> {
          NativeTable table = desk.keep(desk.session().getMsgStoresTable());
          table.setColumns(List.of(Pr.ENTRYID));
          table.restrict(Restriction.is(Pr.DEFAULT_STORE, true));
          EntryId id = Desk.read(table.queryRows(1).get(0), Pr.ENTRYID);
          NativeStore second =
              desk.keep(
                  desk.session()
                      .openMsgStore(id, NativeSession.MDB_NO_DIALOG | NativeSession.MDB_NO_MAIL));
          assertThat(second.getReceiveFolder("IPM.Note"))
              .isEqualTo(desk.store().getReceiveFolder("IPM.Note"));
        });
  }

  @Test
  void aFolderIsMadeOnceUnlessAnExistingOneMayBeOpened() {
    atDesk(
        desk -> {
          NativeFolder workshop = desk.workshop();
          NativeFolder made = desk.keep(workshop.createFolder("once", NativeFolder.OPEN_IF_EXISTS));
          refused(() -> workshop.createFolder("once", 0), "MAPI_E_COLLISION");
          NativeFolder opened =
              desk.keep(workshop.createFolder("once", NativeFolder.OPEN_IF_EXISTS));
          assertThat(Desk.get(opened, Pr.ENTRYID)).isEqualTo(Desk.get(made, Pr.ENTRYID));
        });
  }
}
