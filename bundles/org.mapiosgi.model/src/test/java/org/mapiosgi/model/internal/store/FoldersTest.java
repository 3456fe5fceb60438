// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.FolderContent;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

/** Folders as a whole: names, places, content and parents. */
class FoldersTest {
  private final EmulatedSession session = EmulatedSession.open();
  private final UnitScope mapi = session.scope();
  private final MessageStore store = mapi.defaultStore();
  private final Folder top = store.root().createFolder("top");

  @AfterEach
  void logOff() {
    mapi.close();
    session.close();
  }

  private static void refused(ThrowingCallable call, String code) {
    assertThatThrownBy(call).hasMessageContaining(code);
  }

  private static EntryId save(Folder folder, String subject) {
    return folder.createMessage().subject(subject).save().entryId();
  }

  private static List<String> subjects(Folder folder) {
    return folder.messages().list(Query.columns(Pr.SUBJECT)).stream()
        .map(row -> row.get(Pr.SUBJECT))
        .toList();
  }

  @Test
  void theStoreNamesItsSpecialFolders() {
    assertThat(
            List.of(
                store.drafts(),
                store.calendar(),
                store.contacts(),
                store.tasks(),
                store.notes(),
                store.journal(),
                store.junkEmail()))
        .extracting(Folder::displayName)
        .containsExactly(
            "Drafts", "Calendar", "Contacts", "Tasks", "Notes", "Journal", "Junk E-mail");
  }

  @Test
  void theRootFolderNamesWhatTheInboxDoesNot() {
    Folder inbox = store.inbox();
    EntryId drafts = inbox.get(Pr.IPM_DRAFTS_ENTRYID);
    Folder unused = inbox.deleteProperties(Pr.IPM_DRAFTS_ENTRYID, Pr.ADDITIONAL_REN_ENTRYIDS);
    assertThat(store.drafts().entryId()).isEqualTo(drafts);
    assertThat(store.junkEmail().displayName()).isEqualTo("Junk E-mail");
    store.root().parent().orElseThrow().deleteProperties(Pr.IPM_DRAFTS_ENTRYID);
    refused(store::drafts, "MAPI_E_NOT_FOUND");
  }

  @Test
  void everyFolderButTheRootHasAParent() {
    Folder inner = top.createFolder("inner");
    assertThat(inner.parent().orElseThrow().entryId()).isEqualTo(top.entryId());
    assertThat(store.root().parent().flatMap(Folder::parent)).isEmpty();
  }

  @Test
  void aFolderIsRenamed() {
    assertThat(top.rename("other").displayName()).isEqualTo("other");
    assertThat(store.findFolder("top")).isEmpty();
    assertThat(store.folder("other").entryId()).isEqualTo(top.entryId());
    refused(() -> top.rename("Inbox"), "MAPI_E_COLLISION");
    assertThatThrownBy(() -> top.rename(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFolderIsMovedAndTheObjectEnds() {
    Folder moving = top.createFolder("moving");
    assertThat(save(moving, "in it")).isNotNull();
    Folder moved = moving.moveTo(store.drafts());
    assertThat(subjects(moved)).containsExactly("in it");
    assertThat(moved.parent().orElseThrow().displayName()).isEqualTo("Drafts");
    assertThat(store.findFolder("top/moving")).isEmpty();
    assertThatThrownBy(moving::displayName).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aFolderIsCopiedUnderItsNameOrAnother() {
    Folder original = top.createFolder("original");
    assertThat(save(original.createFolder("deeper"), "deep")).isNotNull();
    assertThat(original.copyTo(store.drafts()).displayName()).isEqualTo("original");
    Folder copy = original.copyTo(top, "copy");
    assertThat(subjects(copy.folder("deeper"))).containsExactly("deep");
    assertThat(subjects(store.folder("top/original/deeper"))).containsExactly("deep");
    refused(() -> original.copyTo(original), "MAPI_E_FOLDER_CYCLE");
  }

  @Test
  void aFolderIsDeletedWithWhatMayGo() {
    assertThat(save(top.createFolder("inner"), "in it")).isNotNull();
    assertThat(save(top, "in it")).isNotNull();
    refused(top::delete, "MAPI_E_HAS_MESSAGES");
    refused(() -> top.delete(Set.of(FolderContent.MESSAGES)), "MAPI_E_HAS_FOLDERS");
    assertThat(top.contentCount()).isEqualTo(1);
    top.delete(EnumSet.allOf(FolderContent.class));
    assertThat(store.findFolder("top")).isEmpty();
    assertThatThrownBy(top::displayName).isInstanceOf(IllegalStateException.class);
    refused(() -> store.root().parent().orElseThrow().delete(), "MAPI_E_NO_ACCESS");
    refused(() -> store.drafts().delete(), "MAPI_E_NO_ACCESS");
  }

  @Test
  void aFolderIsEmptiedAndCounts() {
    session.emulator().deliver("a@example.com", "one", "text");
    Folder inbox = store.inbox();
    assertThat(inbox.contentCount()).isEqualTo(1);
    assertThat(inbox.unreadCount()).isEqualTo(1);
    Folder unused = inbox.createFolder("inner");
    assertThat(inbox.createAssociatedMessage().subject("settings").save()).isNotNull();
    inbox.empty();
    assertThat(inbox.contentCount()).isZero();
    assertThat(inbox.folders().count()).isZero();
    assertThat(inbox.associatedMessages().list(Query.columns(Pr.SUBJECT)))
        .singleElement()
        .satisfies(row -> assertThat(row.get(Pr.SUBJECT)).isEqualTo("settings"));
  }

  @Test
  void aMovedMessageTellsItsNewId() {
    EntryId id = save(top, "moved");
    Folder drafts = store.drafts();
    // It shares the search key, and is not what was moved.
    top.copyMessages(List.of(id), drafts);
    EntryId moved = top.moveMessage(id, drafts).orElseThrow();
    assertThat(mapi.message(moved).parent().displayName()).isEqualTo("Drafts");
    assertThat(top.contentCount()).isZero();
    assertThat(drafts.messages().list(Query.columns(Pr.ENTRYID)))
        .hasSize(2)
        .last()
        .satisfies(row -> assertThat(row.get(Pr.ENTRYID)).isEqualTo(moved));
  }

  @Test
  void aMessageWithoutASearchKeyIsMovedWithoutAnId() {
    EntryId id = save(top, "moved");
    mapi.message(id).deleteProperties(Pr.SEARCH_KEY).save();
    assertThat(top.moveMessage(id, store.drafts())).isEqualTo(Optional.empty());
    assertThat(store.drafts().contentCount()).isEqualTo(1);
  }
}
