// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mapiosgi.tck.Failures.refused;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiEvent.Kind;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.spi.NativeEvent;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** Advise on one folder, one message and one table, in the default store and in another one. */
public abstract class WatchContract extends StagedContract {
  private static final int MAPI_MESSAGE = 5;
  private static final int OBJECTS =
      Kind.CREATED.mask()
          | Kind.DELETED.mask()
          | Kind.MODIFIED.mask()
          | Kind.MOVED.mask()
          | Kind.COPIED.mask();

  /** For subclasses. */
  protected WatchContract() {}

  private static NativeFolder folder(Desk desk, String name) {
    return desk.keep(desk.workshop().createFolder(unique(name), 0));
  }

  private static EntryId idOf(NativeProps object) {
    return Desk.get(object, Pr.ENTRYID);
  }

  private static List<NativeEvent> events(List<RecordingSink.Delivery> deliveries) {
    return deliveries.stream().map(RecordingSink.Delivery::event).toList();
  }

  private static NativeEvent await(RecordingSink sink, Kind kind) {
    return events(
            sink.await(
                kind.toString(),
                list -> list.stream().anyMatch(each -> each.event().kind() == kind)))
        .stream()
        .filter(event -> event.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFolderTellsOfItsMessagesAndOfNoOthers() {
    RecordingSink sink = new RecordingSink();
    atDesk(
        desk -> {
          NativeFolder watched = folder(desk, "watched");
          NativeFolder other = folder(desk, "other");
          long connection = desk.store().advise(Optional.of(idOf(watched)), OBJECTS, sink);
          EntryId elsewhere = desk.create(other, Pr.SUBJECT.with("elsewhere"));
          EntryId id = desk.create(watched, Pr.SUBJECT.with("here"));
          NativeEvent created = await(sink, Kind.CREATED);
          assertThat(created.entryId()).contains(id);
          assertThat(created.parentId()).contains(idOf(watched));
          assertThat(created.objectType()).hasValue(MAPI_MESSAGE);
          assertThat(watched.deleteMessages(List.of(id)).isFailure()).isFalse();
          assertThat(await(sink, Kind.DELETED).entryId()).contains(id);
          assertThat(events(sink.deliveries()))
              .noneMatch(event -> event.entryId().equals(Optional.of(elsewhere)));
          desk.store().unadvise(connection);
        });
  }

  @Test
  void aMoveTellsBothFoldersWhereTheMessageWasAndWhereItIs() {
    RecordingSink left = new RecordingSink();
    RecordingSink entered = new RecordingSink();
    atDesk(
        desk -> {
          NativeFolder from = folder(desk, "from");
          NativeFolder to = folder(desk, "to");
          EntryId id = desk.create(from, Pr.SUBJECT.with("moved"));
          long first = desk.store().advise(Optional.of(idOf(from)), OBJECTS, left);
          long second = desk.store().advise(Optional.of(idOf(to)), OBJECTS, entered);
          assertThat(from.copyMessages(List.of(id), to, NativeFolder.MESSAGE_MOVE).isFailure())
              .isFalse();
          for (RecordingSink sink : List.of(left, entered)) {
            NativeEvent moved = await(sink, Kind.MOVED);
            assertThat(moved.oldEntryId()).contains(id);
            assertThat(moved.oldParentId()).contains(idOf(from));
            assertThat(moved.parentId()).contains(idOf(to));
            assertThat(moved.entryId()).isEqualTo(Optional.of(onlyMessage(desk, to)));
          }
          desk.store().unadvise(first);
          desk.store().unadvise(second);
        });
  }

  private static EntryId onlyMessage(Desk desk, NativeFolder folder) {
    List<EntryId> ids = desk.column(folder, null, Pr.ENTRYID);
    assertThat(ids).hasSize(1);
    return ids.get(0);
  }

  @Test
  void aMessageTellsOfItsChangesAndItsEnd() {
    RecordingSink sink = new RecordingSink();
    atDesk(
        desk -> {
          NativeFolder folder = folder(desk, "one message");
          EntryId id = desk.create(folder, Pr.SUBJECT.with("watched"));
          EntryId other = desk.create(folder, Pr.SUBJECT.with("other"));
          long connection = desk.store().advise(Optional.of(id), OBJECTS, sink);
          for (EntryId each : List.of(other, id)) {
            NativeMessage message = desk.store().openMessage(each, NativeStore.MAPI_BEST_ACCESS);
            message.setProps(List.of(Pr.SUBJECT.with("changed")));
            message.saveChanges(0);
            message.release();
          }
          assertThat(await(sink, Kind.MODIFIED).entryId()).contains(id);
          assertThat(folder.deleteMessages(List.of(other, id)).isFailure()).isFalse();
          assertThat(await(sink, Kind.DELETED).entryId()).contains(id);
          assertThat(events(sink.deliveries()))
              .noneMatch(event -> event.entryId().equals(Optional.of(other)));
          desk.store().unadvise(connection);
        });
  }

  @Test
  void aFolderThatThereIsNotIsNotWatched() {
    atDesk(
        desk -> {
          NativeFolder parent = desk.workshop();
          NativeFolder gone = parent.createFolder(unique("gone"), 0);
          EntryId id = idOf(gone);
          gone.release();
          assertThat(parent.deleteFolder(id, 0).isFailure()).isFalse();
          refused(
              () -> desk.store().advise(Optional.of(id), OBJECTS, new RecordingSink()),
              "MAPI_E_NOT_FOUND",
              "MAPI_E_OBJECT_DELETED");
        });
  }

  @Test
  void aContentsTableTellsThatItHasChanged() {
    RecordingSink sink = new RecordingSink();
    RecordingSink ended = new RecordingSink();
    atDesk(
        desk -> {
          NativeFolder folder = folder(desk, "table");
          NativeTable table = desk.keep(folder.getContentsTable());
          table.setColumns(List.of(Pr.INSTANCE_KEY, Pr.ENTRYID));
          long connection = table.advise(sink);
          table.unadvise(table.advise(ended));
          EntryId id = desk.create(folder, Pr.SUBJECT.with("a new row"));
          NativeEvent changed = await(sink, Kind.TABLE_MODIFIED);
          assertThat(changed.tableEvent()).isPresent();
          assertThat(MapiEvent.TableChange.of(changed.tableEvent().getAsInt())).isPresent();
          int before = sink.deliveries().size();
          assertThat(folder.deleteMessages(List.of(id)).isFailure()).isFalse();
          assertThat(sink.await("the row is gone", list -> list.size() > before))
              .extracting(delivery -> delivery.event().kind())
              .containsOnly(Kind.TABLE_MODIFIED);
          assertThat(sink.deliveries())
              .extracting(RecordingSink.Delivery::thread)
              .containsOnly(stage().primary().thread());
          assertThat(ended.deliveries()).isEmpty();
          table.unadvise(connection);
          refused(() -> table.unadvise(connection), "MAPI_E_INVALID_PARAMETER", "MAPI_E_NOT_FOUND");
        });
  }

  @Test
  void aFolderOfAnotherMailboxTellsOfItsMessages() {
    String address = Known.of(fixture().directory(), "no other mailbox is known").sharedMailbox();
    RecordingSink sink = new RecordingSink();
    RecordingSink own = new RecordingSink();
    atDesk(
        desk -> {
          NativeStore shared = OtherMailboxContract.open(desk, address);
          NativeFolder inbox = OtherMailboxContract.inboxOf(desk, shared);
          long first = shared.advise(Optional.of(idOf(inbox)), OBJECTS, sink);
          long second = desk.store().advise(Optional.empty(), OBJECTS, own);
          EntryId message = desk.create(inbox, Pr.SUBJECT.with(unique("shared")));
          NativeEvent created = await(sink, Kind.CREATED);
          assertThat(created.entryId()).contains(message);
          assertThat(created.parentId()).contains(idOf(inbox));
          assertThat(inbox.deleteMessages(List.of(message)).isFailure()).isFalse();
          EntryId unused = desk.create(desk.workshop(), Pr.SUBJECT.with("in the default store"));
          assertThat(await(own, Kind.CREATED).entryId()).isNotEqualTo(Optional.of(message));
          shared.unadvise(first);
          desk.store().unadvise(second);
        });
  }
}
