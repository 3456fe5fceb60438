// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStore;

/** Whole folders: their names, places and content. */
public abstract class FolderContract extends StagedContract {
  private static final int JUNK = 4;
  private static final int ALL_CONTENT = NativeFolder.DEL_MESSAGES | NativeFolder.DEL_FOLDERS;

  private static final List<PropTag<EntryId>> SPECIAL =
      List.of(
          Pr.IPM_DRAFTS_ENTRYID,
          Pr.IPM_APPOINTMENT_ENTRYID,
          Pr.IPM_CONTACT_ENTRYID,
          Pr.IPM_TASK_ENTRYID,
          Pr.IPM_NOTE_ENTRYID,
          Pr.IPM_JOURNAL_ENTRYID);

  /** For subclasses. */
  protected FolderContract() {}

  private static NativeFolder within(Desk desk, NativeFolder parent, String name) {
    return desk.keep(parent.createFolder(name, 0));
  }

  private static EntryId id(NativeProps object) {
    return Desk.get(object, Pr.ENTRYID);
  }

  private static List<String> names(Desk desk, NativeFolder folder) {
    return desk.column(folder.getHierarchyTable(), Pr.DISPLAY_NAME);
  }

  private static NativeFolder child(Desk desk, NativeFolder folder, String name) {
    return desk.rows(folder.getHierarchyTable(), Pr.DISPLAY_NAME, Pr.ENTRYID).stream()
        .filter(row -> Desk.read(row, Pr.DISPLAY_NAME).equals(name))
        .map(row -> desk.folder(Desk.read(row, Pr.ENTRYID)))
        .findFirst()
        .orElseThrow();
  }

  private static NativeFolder root(Desk desk) {
    return desk.keep(desk.store().openRoot(NativeStore.MAPI_BEST_ACCESS));
  }

  private static List<String> subjects(Desk desk, NativeFolder folder) {
    return desk.column(folder, null, Pr.SUBJECT);
  }

  /** Copies under another name. */
  private static HResult copy(NativeFolder room, NativeFolder folder, String name, int flags) {
    return room.copyFolder(id(folder), room, Optional.of(name), flags);
  }

  /** Copies or moves into another folder, under the same name. */
  private static HResult put(
      NativeFolder from, NativeFolder folder, NativeFolder destination, int flags) {
    return from.copyFolder(id(folder), destination, Optional.empty(), flags);
  }

  @Test
  void theRootFolderIsInItselfAndHasTheFoldersOfTheUser() {
    atDesk(
        desk -> {
          NativeFolder root = root(desk);
          assertThat(Desk.get(root, Pr.PARENT_ENTRYID)).isEqualTo(id(root));
          assertThat(Desk.get(desk.ipmSubtree(), Pr.PARENT_ENTRYID)).isEqualTo(id(root));
        });
  }

  @Test
  void theInboxAndTheRootNameTheSpecialFolders() {
    atDesk(
        desk -> {
          NativeFolder root = root(desk);
          for (PropTag<EntryId> tag : SPECIAL) {
            EntryId named = Desk.get(desk.inbox(), tag);
            assertThat(Desk.get(root, tag)).as("%s", tag).isEqualTo(named);
            assertThat(Desk.get(desk.folder(named), Pr.DISPLAY_NAME)).as("%s", tag).isNotBlank();
          }
          List<Binary> more = Desk.get(desk.inbox(), Pr.ADDITIONAL_REN_ENTRYIDS);
          assertThat(more).hasSizeGreaterThan(JUNK);
          NativeFolder junk = desk.folder(new EntryId(more.get(JUNK)));
          assertThat(Desk.get(junk, Pr.DISPLAY_NAME)).isNotBlank();
        });
  }

  @Test
  void aFolderIsRenamedAtOnceUnlessTheNameIsTaken() {
    inRoom(
        (desk, room) -> {
          NativeFolder folder = within(desk, room, "before");
          within(desk, room, "taken");
          folder.setProps(List.of(Pr.DISPLAY_NAME.with("after")));
          assertThat(names(desk, room)).containsExactlyInAnyOrder("after", "taken");
          refused(
              () -> folder.setProps(List.of(Pr.DISPLAY_NAME.with("Taken"))), "MAPI_E_COLLISION");
          assertThat(names(desk, room)).containsExactlyInAnyOrder("after", "taken");
        });
  }

  @Test
  void aFolderMovesWithAllThatIsInIt() {
    inRoom(
        (desk, room) -> {
          NativeFolder from = within(desk, room, "from");
          NativeFolder to = within(desk, room, "to");
          NativeFolder moved = within(desk, from, "moved");
          desk.create(moved, Pr.SUBJECT.with("in it"));
          within(desk, moved, "deeper");
          assertThat(put(from, moved, to, NativeFolder.FOLDER_MOVE)).isEqualTo(HResult.S_OK);
          assertThat(names(desk, from)).isEmpty();
          NativeFolder there = child(desk, to, "moved");
          assertThat(names(desk, there)).containsExactly("deeper");
          assertThat(subjects(desk, there)).containsExactly("in it");
          assertThat(Desk.get(there, Pr.PARENT_ENTRYID)).isEqualTo(id(to));
        });
  }

  @Test
  void aFolderIsCopiedWithOrWithoutTheFoldersInIt() {
    inRoom(
        (desk, room) -> {
          NativeFolder original = within(desk, room, "original");
          desk.create(original, Pr.SUBJECT.with("in it"));
          within(desk, original, "deeper");
          assertThat(copy(room, original, "flat", 0)).isEqualTo(HResult.S_OK);
          assertThat(copy(room, original, "deep", NativeFolder.COPY_SUBFOLDERS))
              .isEqualTo(HResult.S_OK);
          assertThat(names(desk, room)).containsExactlyInAnyOrder("original", "flat", "deep");
          assertThat(names(desk, child(desk, room, "flat"))).isEmpty();
          assertThat(names(desk, child(desk, room, "deep"))).containsExactly("deeper");
          for (String name : List.of("original", "flat", "deep")) {
            assertThat(subjects(desk, child(desk, room, name))).as(name).containsExactly("in it");
          }
        });
  }

  @Test
  void aFolderDoesNotGoIntoItselfNorWhereItsNameIsTaken() {
    inRoom(
        (desk, room) -> {
          NativeFolder folder = within(desk, room, "folder");
          NativeFolder inner = within(desk, folder, "inner");
          NativeFolder other = within(desk, room, "other");
          within(desk, other, "folder");
          refused(() -> put(room, folder, inner, NativeFolder.FOLDER_MOVE), "MAPI_E_FOLDER_CYCLE");
          refused(
              () -> put(room, folder, inner, NativeFolder.COPY_SUBFOLDERS), "MAPI_E_FOLDER_CYCLE");
          refused(() -> put(room, folder, other, NativeFolder.FOLDER_MOVE), "MAPI_E_COLLISION");
          assertThat(names(desk, room)).containsExactlyInAnyOrder("folder", "other");
        });
  }

  @Test
  void onlyAnEmptyFolderIsDeletedUnlessItsContentMayGo() {
    inRoom(
        (desk, room) -> {
          NativeFolder folder = within(desk, room, "folder");
          EntryId id = id(folder);
          desk.create(folder, Pr.SUBJECT.with("in it"));
          refused(() -> room.deleteFolder(id, 0), "MAPI_E_HAS_MESSAGES");
          within(desk, folder, "deeper");
          refused(() -> room.deleteFolder(id, NativeFolder.DEL_MESSAGES), "MAPI_E_HAS_FOLDERS");
          refused(() -> room.deleteFolder(id, NativeFolder.DEL_FOLDERS), "MAPI_E_HAS_MESSAGES");
          assertThat(names(desk, room)).containsExactly("folder");
          assertThat(room.deleteFolder(id, ALL_CONTENT)).isEqualTo(HResult.S_OK);
          assertThat(names(desk, room)).isEmpty();
          refused(
              () -> desk.folder(id),
              "MAPI_E_NOT_FOUND",
              "MAPI_E_OBJECT_DELETED",
              "MAPI_E_INVALID_ENTRYID",
              "MAPI_E_UNKNOWN_ENTRYID");
        });
  }

  @Test
  @Reaches(Reach.MAILBOX)
  void aFolderThatEveryStoreHasIsNotDeleted() {
    atDesk(
        desk -> {
          for (PropTag<EntryId> tag : SPECIAL) {
            EntryId special = Desk.get(desk.inbox(), tag);
            refused(() -> desk.ipmSubtree().deleteFolder(special, ALL_CONTENT), "MAPI_E_NO_ACCESS");
          }
        });
  }

  @Test
  void associatedMessagesHaveATableOfTheirOwnAndSurviveEmptying() {
    inRoom(
        (desk, room) -> {
          NativeMessage associated = desk.keep(room.createMessage(NativeFolder.MAPI_ASSOCIATED));
          associated.setProps(List.of(Pr.SUBJECT.with("associated")));
          associated.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          assertThat(Desk.get(associated, Pr.MESSAGE_FLAGS)).contains(MsgFlag.ASSOCIATED);
          desk.create(room, Pr.SUBJECT.with("normal"));
          within(desk, room, "folder");
          assertThat(subjects(desk, room)).containsExactly("normal");
          assertThat(Desk.get(room, Pr.CONTENT_COUNT)).isEqualTo(1);
          assertThat(Desk.get(room, Pr.ASSOC_CONTENT_COUNT)).isEqualTo(1);

          assertThat(room.emptyFolder()).isEqualTo(HResult.S_OK);

          assertThat(subjects(desk, room)).isEmpty();
          assertThat(names(desk, room)).isEmpty();
          assertThat(desk.column(room.getContentsTable(NativeFolder.MAPI_ASSOCIATED), Pr.SUBJECT))
              .containsExactly("associated");
        });
  }

  @Test
  void aMovedMessageKeepsItsSearchKey() {
    inRoom(
        (desk, room) -> {
          NativeFolder to = within(desk, room, "to");
          EntryId id = desk.create(room, Pr.SUBJECT.with("moved"));
          Binary key = Desk.get(desk.message(id), Pr.SEARCH_KEY);
          assertThat(room.copyMessages(List.of(id), to, NativeFolder.MESSAGE_MOVE))
              .isEqualTo(HResult.S_OK);
          assertThat(desk.column(to, null, Pr.SEARCH_KEY)).containsExactly(key);
        });
  }
}
