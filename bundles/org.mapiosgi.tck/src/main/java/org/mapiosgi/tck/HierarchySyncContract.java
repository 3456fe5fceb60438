// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.tck.Failures.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeHierarchyCollector;
import org.mapiosgi.spi.NativeInterface;

/** Incremental synchronization of the folders below a folder. */
public abstract class HierarchySyncContract extends StagedContract {
  private static final byte[] NOTHING_KNOWN = {};
  private static final int ALL_CONTENT = NativeFolder.DEL_MESSAGES | NativeFolder.DEL_FOLDERS;
  private static final int MANY = 150;

  /** For subclasses. */
  protected HierarchySyncContract() {}

  /** Collects all that is exported. */
  private static final class Folders implements NativeHierarchyCollector {
    final List<List<PropValue>> changes = new ArrayList<>();
    final List<Binary> deleted = new ArrayList<>();
    byte[] state = {};

    @Override
    public void importFolderChange(List<PropValue> values) {
      changes.add(List.copyOf(values));
    }

    @Override
    public void importFolderDeletion(List<Binary> sourceKeys) {
      deleted.addAll(sourceKeys);
    }

    List<Binary> changed() {
      return changes.stream().map(values -> Desk.read(values, Pr.SOURCE_KEY)).toList();
    }
  }

  private static NativeFolder within(Desk desk, NativeFolder parent, String name) {
    return desk.keep(parent.createFolder(name, 0));
  }

  private static Binary key(NativeFolder folder) {
    return Desk.get(folder, Pr.SOURCE_KEY);
  }

  private static EntryId id(NativeFolder folder) {
    return Desk.get(folder, Pr.ENTRYID);
  }

  private static NativeExportChanges open(NativeFolder folder) {
    return folder.openProperty(Pr.HIERARCHY_SYNCHRONIZER.tag(), NativeInterface.EXPORT_CHANGES, 0);
  }

  private static Folders from(NativeFolder folder, byte[] state) {
    Folders collected = new Folders();
    NativeExportChanges synchronizer = open(folder);
    try {
      synchronizer.config(state, NativeExportChanges.SYNC_UNICODE, collected, List.of(Pr.ENTRYID));
      for (int steps = 0; synchronizer.synchronize(); steps++) {
        assertThat(steps).as("steps").isLessThan(100_000);
      }
      collected.state = synchronizer.updateState();
      return collected;
    } finally {
      synchronizer.release();
    }
  }

  private static void assertNothing(Folders collected) {
    assertThat(collected.changes).as("changes").isEmpty();
    assertThat(collected.deleted).as("deletions").isEmpty();
  }

  @Test
  void theFirstRunExportsTheFoldersAtEachDepthAndTheNextOneNothing() {
    inRoom(
        (desk, room) -> {
          NativeFolder child = within(desk, room, "child");
          NativeFolder deeper = within(desk, child, "deeper");
          Folders first = from(room, NOTHING_KNOWN);
          assertThat(first.changed()).containsExactlyInAnyOrder(key(child), key(deeper));
          assertThat(first.deleted).isEmpty();
          for (List<PropValue> change : first.changes) {
            boolean isChild = Desk.read(change, Pr.SOURCE_KEY).equals(key(child));
            assertThat(Desk.read(change, Pr.ENTRYID)).isEqualTo(id(isChild ? child : deeper));
            assertThat(Desk.read(change, Pr.PARENT_SOURCE_KEY))
                .isEqualTo(key(isChild ? room : child));
            assertThat(Desk.read(change, Pr.DISPLAY_NAME)).isEqualTo(isChild ? "child" : "deeper");
          }
          assertNothing(from(room, first.state));
        });
  }

  @Test
  void newRenamedAndDeletedFoldersAreTold() {
    inRoom(
        (desk, room) -> {
          NativeFolder renamed = within(desk, room, "renamed");
          NativeFolder gone = within(desk, room, "gone");
          Binary goneKey = key(gone);
          NativeFolder goneToo = within(desk, gone, "gone too");
          Binary goneTooKey = key(goneToo);
          within(desk, room, "untouched");
          byte[] state = from(room, NOTHING_KNOWN).state;
          renamed.setProps(List.of(Pr.DISPLAY_NAME.with("another name")));
          assertThat(room.deleteFolder(id(gone), ALL_CONTENT).isFailure()).isFalse();
          NativeFolder fresh = within(desk, room, "fresh");
          Folders next = from(room, state);
          assertThat(next.changed()).containsExactlyInAnyOrder(key(renamed), key(fresh));
          assertThat(next.deleted).containsExactlyInAnyOrder(goneKey, goneTooKey);
          assertNothing(from(room, next.state));
        });
  }

  @Test
  void aMovedFolderTakesWhatIsInItAlong() {
    inRoom(
        (desk, room) -> {
          NativeFolder from = within(desk, room, "from");
          NativeFolder to = within(desk, room, "to");
          NativeFolder moved = within(desk, from, "moved");
          Binary movedKey = key(moved);
          Binary deeperKey = key(within(desk, moved, "deeper"));
          byte[] ofRoom = from(room, NOTHING_KNOWN).state;
          byte[] ofFrom = from(from, NOTHING_KNOWN).state;
          byte[] ofTo = from(to, NOTHING_KNOWN).state;
          move(from, moved, to);
          Folders left = from(from, ofFrom);
          assertThat(left.deleted).containsExactlyInAnyOrder(movedKey, deeperKey);
          assertThat(left.changes).isEmpty();
          Folders arrived = from(to, ofTo);
          assertThat(arrived.changed()).containsExactlyInAnyOrder(movedKey, deeperKey);
          assertThat(arrived.deleted).isEmpty();
          Folders above = from(room, ofRoom);
          assertThat(above.changed()).contains(movedKey);
          assertThat(above.deleted).isEmpty();
          move(to, moved, from);
          Folders back = from(from, ofFrom);
          assertThat(back.changed()).contains(movedKey, deeperKey);
          assertThat(back.deleted).isEmpty();
        });
  }

  private static void move(NativeFolder from, NativeFolder folder, NativeFolder to) {
    assertThat(
            from.copyFolder(id(folder), to, Optional.empty(), NativeFolder.FOLDER_MOVE).isFailure())
        .isFalse();
  }

  @Test
  void messagesAreNoChangeOfTheirFolder() {
    inRoom(
        (desk, room) -> {
          NativeFolder child = within(desk, room, "child");
          byte[] state = from(room, NOTHING_KNOWN).state;
          desk.create(child, Pr.SUBJECT.with("message"));
          assertNothing(from(room, state));
        });
  }

  @Test
  void bytesThatAreNoStateOfTheHierarchyAreRefused() {
    inRoom(
        (desk, room) -> {
          byte[] state = from(room, NOTHING_KNOWN).state;
          for (byte[] bad :
              List.of(
                  new byte[1],
                  new byte[5_000],
                  from(desk.workshop(), NOTHING_KNOWN).state,
                  Collected.from(room, NOTHING_KNOWN).state)) {
            refused(
                () -> from(room, bad),
                "MAPI_E_CORRUPT_DATA",
                "MAPI_E_INVALID_PARAMETER",
                "SYNC_E_UNSYNCHRONIZED");
          }
          assertNothing(from(room, state));
        });
  }

  @Test
  void anErrorOfTheCollectorComesOut() {
    inRoom(
        (desk, room) -> {
          for (int i = 0; i < MANY; i++) {
            NativeFolder folder = room.createFolder("folder " + i, 0);
            folder.release();
          }
          IllegalStateException full = new IllegalStateException("the disk is full");
          NativeExportChanges synchronizer = desk.keep(open(room));
          synchronizer.config(
              NOTHING_KNOWN,
              NativeExportChanges.SYNC_UNICODE,
              new NativeHierarchyCollector() {
                @Override
                public void importFolderChange(List<PropValue> values) {
                  throw full;
                }

                @Override
                public void importFolderDeletion(List<Binary> sourceKeys) {
                  throw new AssertionError("nothing was deleted");
                }
              },
              List.of());
          assertThatThrownBy(
                  () -> {
                    while (synchronizer.synchronize()) {
                      // Steps without a change may come first.
                    }
                  })
              .isSameAs(full);
          assertThat(from(room, synchronizer.updateState()).changes).hasSize(MANY);
        });
  }
}
