// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Change;
import org.mapiosgi.api.store.Changes;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.ItemChanged;
import org.mapiosgi.api.store.ItemDeleted;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.ReadStateChanged;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.SyncState;

/** Units of work that follow the changes of a folder, the same on each platform. */
final class SyncUnits {
  private static final int MANY = 150;

  private final Stage stage;
  private final Map<Binary, String> known = new HashMap<>();
  private byte[] kept = {};

  SyncUnits(Stage stage) {
    this.stage = stage;
  }

  /**
   * Runs all units of work in a session, each by itself, and stops MAPI.
   *
   * @return whether the stop was clean
   */
  boolean run() throws Exception {
    return new UnitRun(stage)
        .of(
            List.of(
                this::fetchAll,
                SyncUnits::changeSome,
                this::fetchChanges,
                this::fetchNothing,
                this::stopHalfWay,
                this::passRubbish,
                SyncUnits::followFolders));
  }

  /** Recipe 12 of the cookbook, as it is printed. */
  private static byte[] fetch(MapiScope mapi, byte[] kept, Map<Binary, String> known) {
    try (Changes changes = mapi.inbox().changesSince(SyncState.of(kept), Pr.SUBJECT)) {
      for (Change change : changes) {
        if (change instanceof ItemChanged changed) {
          known.put(changed.sourceKey(), changed.row().get(Pr.SUBJECT, ""));
        } else if (change instanceof ItemDeleted) {
          known.remove(change.sourceKey());
        }
      }
      return changes.state().toByteArray();
    }
  }

  private static Map<Binary, String> listed(MapiScope mapi) {
    Map<Binary, String> listed = new HashMap<>();
    for (Row row : mapi.inbox().messages().query(Query.columns(Pr.SOURCE_KEY, Pr.SUBJECT))) {
      listed.put(row.get(Pr.SOURCE_KEY), row.get(Pr.SUBJECT, ""));
    }
    return listed;
  }

  private void fetchAll(MapiScope mapi) {
    for (int i = 0; i < MANY; i++) {
      try (Message message = mapi.inbox().createMessage()) {
        message.subject("message " + i).save();
      }
    }
    kept = fetch(mapi, kept, known);
    assertThat(known).hasSizeGreaterThanOrEqualTo(MANY).isEqualTo(listed(mapi));
  }

  private static void changeSome(MapiScope mapi) {
    Folder inbox = mapi.inbox();
    List<EntryId> ids =
        inbox.messages().list(Query.columns(Pr.ENTRYID)).stream()
            .map(row -> row.get(Pr.ENTRYID))
            .toList();
    inbox.deleteMessages(ids.subList(0, 3));
    mapi.message(ids.get(3)).subject("changed").save();
    mapi.message(ids.get(4)).moveTo(mapi.defaultStore().deletedItems());
    inbox.createMessage().subject("new").save();
  }

  private void fetchChanges(MapiScope mapi) {
    kept = fetch(mapi, kept, known);
    assertThat(known).isEqualTo(listed(mapi)).containsValue("changed").containsValue("new");
  }

  private void fetchNothing(MapiScope mapi) {
    Map<Binary, String> nothing = new HashMap<>();
    kept = fetch(mapi, kept, nothing);
    assertThat(nothing).isEmpty();
  }

  private void stopHalfWay(MapiScope mapi) {
    EntryId id =
        mapi.inbox().messages().first(Query.columns(Pr.ENTRYID)).orElseThrow().get(Pr.ENTRYID);
    Message message = mapi.message(id);
    message.markRead(false);
    message.markRead(true);
    kept = fetch(mapi, kept, known);
    message.markRead(false);
    Binary key = message.get(Pr.SOURCE_KEY);
    mapi.inbox().createMessage().subject("before the read state").save();
    try (Changes changes = mapi.inbox().changesSince(SyncState.of(kept))) {
      assertThat(changes.iterator().next()).isInstanceOf(ItemChanged.class);
      assertThatThrownBy(changes::state).isInstanceOf(IllegalStateException.class);
    }
    try (Changes changes = mapi.inbox().changesSince(SyncState.of(kept))) {
      assertThat(changes.stream().toList()).hasSize(2).contains(new ReadStateChanged(key, false));
      kept = changes.state().toByteArray();
    }
  }

  private void passRubbish(MapiScope mapi) {
    assertThatThrownBy(() -> mapi.inbox().changesSince(SyncState.of(new byte[] {1, 2, 3})))
        .hasMessageContaining("MAPI_E_CORRUPT_DATA");
    assertThatThrownBy(() -> mapi.defaultStore().drafts().changesSince(SyncState.of(kept)))
        .hasMessageContaining("MAPI_E_INVALID_PARAMETER");
  }

  private static void followFolders(MapiScope mapi) {
    Folder top = mapi.inbox().createFolder("followed");
    Folder child = top.createFolder("child");
    SyncState state;
    try (Changes changes = top.folderChangesSince(SyncState.initial(), Pr.DISPLAY_NAME)) {
      assertThat(changes.stream().toList())
          .singleElement()
          .extracting(change -> ((ItemChanged) change).row().get(Pr.DISPLAY_NAME))
          .isEqualTo("child");
      state = changes.state();
    }
    Binary gone = child.get(Pr.SOURCE_KEY);
    child.delete();
    top.createFolder("another");
    try (Changes changes = top.folderChangesSince(state, Pr.CONTENT_COUNT)) {
      List<Change> all = changes.stream().toList();
      assertThat(all).hasSize(2).contains(new ItemDeleted(gone));
      assertThat(((ItemChanged) all.get(0)).row().get(Pr.CONTENT_COUNT)).isZero();
    }
  }
}
