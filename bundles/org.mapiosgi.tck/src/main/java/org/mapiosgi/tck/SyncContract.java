// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.tck.Failures.refused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeContentsCollector.ReadState;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeInterface;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;

/** Incremental synchronization of the messages in a folder. */
public abstract class SyncContract extends StagedContract {
  private static final byte[] NOTHING_KNOWN = {};
  private static final int MANY = 300;

  /** For subclasses. */
  protected SyncContract() {}

  private static NativeFolder folder(Desk desk) {
    return desk.keep(desk.workshop().createFolder(unique("sync"), 0));
  }

  private static Binary sourceKey(Desk desk, EntryId message) {
    return Desk.get(desk.message(message), Pr.SOURCE_KEY);
  }

  private static void change(Desk desk, EntryId id, String subject) {
    NativeMessage message = desk.message(id);
    message.setProps(List.of(Pr.SUBJECT.with(subject)));
    message.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
  }

  private static void assertNothing(Collected collected) {
    assertThat(collected.changes).as("changes").isEmpty();
    assertThat(collected.deleted).as("deletions").isEmpty();
    assertThat(collected.read).as("read states").isEmpty();
  }

  @Test
  void theFirstRunExportsEveryMessageAndTheNextOneNothing() {
    inRoom(
        (desk, room) -> {
          List<EntryId> ids = new ArrayList<>();
          for (int i = 0; i < 3; i++) {
            ids.add(desk.create(room, Pr.SUBJECT.with("message " + i)));
          }
          Collected first = Collected.from(room, NOTHING_KNOWN);
          assertThat(first.changes)
              .extracting(change -> Desk.read(change.values(), Pr.ENTRYID))
              .containsExactlyInAnyOrderElementsOf(ids);
          assertThat(first.changed())
              .containsExactlyInAnyOrderElementsOf(
                  ids.stream().map(id -> sourceKey(desk, id)).toList());
          assertThat(first.deleted).isEmpty();
          assertThat(first.read).isEmpty();
          Collected second = Collected.from(room, first.state);
          assertNothing(second);
          assertNothing(Collected.from(room, second.state));
        });
  }

  @Test
  void anEmptyFolderGivesAStateToContinueFrom() {
    inRoom(
        (desk, room) -> {
          Collected first = Collected.from(room, NOTHING_KNOWN);
          assertNothing(first);
          assertThat(first.state).isNotEmpty();
          EntryId id = desk.create(room, Pr.SUBJECT.with("first"));
          assertThat(Collected.from(room, first.state).changed())
              .containsExactly(sourceKey(desk, id));
        });
  }

  @Test
  void newAndChangedMessagesAreToldApart() {
    inRoom(
        (desk, room) -> {
          EntryId old = desk.create(room, Pr.SUBJECT.with("old"));
          desk.create(room, Pr.SUBJECT.with("untouched"));
          byte[] state = Collected.from(room, NOTHING_KNOWN).state;
          change(desk, old, "changed");
          EntryId fresh = desk.create(room, Pr.SUBJECT.with("fresh"));
          Collected next = Collected.from(room, state);
          assertThat(next.changed())
              .containsExactlyInAnyOrder(sourceKey(desk, old), sourceKey(desk, fresh));
          assertThat(next.changes)
              .allSatisfy(
                  change ->
                      assertThat((change.flags() & NativeContentsCollector.SYNC_NEW_MESSAGE) != 0)
                          .isEqualTo(change.sourceKey().equals(sourceKey(desk, fresh))));
          assertThat(next.deleted).isEmpty();
          assertNothing(Collected.from(room, next.state));
        });
  }

  @Test
  void aChangeHasAnotherChangeKeyAndTheKeysOfTheMessage() {
    inRoom(
        (desk, room) -> {
          EntryId id = desk.create(room, Pr.SUBJECT.with("before"));
          Collected first = Collected.from(room, NOTHING_KNOWN);
          change(desk, id, "after");
          Collected second = Collected.from(room, first.state);
          List<PropValue> before = first.changes.get(0).values();
          List<PropValue> after = second.changes.get(0).values();
          assertThat(Desk.read(after, Pr.SOURCE_KEY)).isEqualTo(Desk.read(before, Pr.SOURCE_KEY));
          assertThat(Desk.read(after, Pr.CHANGE_KEY))
              .isNotEqualTo(Desk.read(before, Pr.CHANGE_KEY))
              .isEqualTo(Desk.get(desk.message(id), Pr.CHANGE_KEY));
          assertThat(Desk.read(after, Pr.PREDECESSOR_CHANGE_LIST).size()).isPositive();
        });
  }

  @Test
  void deletedMessagesAreToldByTheirSourceKeys() {
    inRoom(
        (desk, room) -> {
          EntryId gone = desk.create(room, Pr.SUBJECT.with("gone"));
          desk.create(room, Pr.SUBJECT.with("stays"));
          Binary key = sourceKey(desk, gone);
          byte[] state = Collected.from(room, NOTHING_KNOWN).state;
          assertThat(room.deleteMessages(List.of(gone)).isFailure()).isFalse();
          Collected next = Collected.from(room, state);
          assertThat(next.deleted).containsExactly(key);
          assertThat(next.changes).isEmpty();
          assertNothing(Collected.from(room, next.state));
          assertThat(Collected.from(room, NOTHING_KNOWN).changes).hasSize(1);
        });
  }

  @Test
  void aMovedMessageIsDeletedHereAndChangedThere() {
    inRoom(
        (desk, room) -> {
          NativeFolder there = folder(desk);
          EntryId id = desk.create(room, Pr.SUBJECT.with("moving"));
          Binary key = sourceKey(desk, id);
          byte[] here = Collected.from(room, NOTHING_KNOWN).state;
          byte[] state = Collected.from(there, NOTHING_KNOWN).state;
          assertThat(room.copyMessages(List.of(id), there, NativeFolder.MESSAGE_MOVE).isFailure())
              .isFalse();
          assertThat(Collected.from(room, here).deleted).containsExactly(key);
          Collected arrived = Collected.from(there, state);
          assertThat(arrived.changed()).containsExactly(onlyKey(desk, there));
          assertThat(arrived.deleted).isEmpty();
        });
  }

  private static Binary onlyKey(Desk desk, NativeFolder folder) {
    List<Binary> keys = desk.column(folder, null, Pr.SOURCE_KEY);
    assertThat(keys).hasSize(1);
    return keys.get(0);
  }

  @Test
  void aMessageThatCameBackIsThere() {
    inRoom(
        (desk, room) -> {
          NativeFolder there = folder(desk);
          EntryId id = desk.create(room, Pr.SUBJECT.with("to and fro"));
          byte[] state = Collected.from(room, NOTHING_KNOWN).state;
          assertThat(room.copyMessages(List.of(id), there, NativeFolder.MESSAGE_MOVE).isFailure())
              .isFalse();
          EntryId moved = desk.column(there, null, Pr.ENTRYID).get(0);
          assertThat(
                  there.copyMessages(List.of(moved), room, NativeFolder.MESSAGE_MOVE).isFailure())
              .isFalse();
          Collected next = Collected.from(room, state);
          assertThat(next.changed()).containsExactly(onlyKey(desk, room));
          assertThat(next.deleted).doesNotContain(onlyKey(desk, room));
        });
  }

  @Test
  void aReadStateIsToldApartFromAChange() {
    inRoom(
        (desk, room) -> {
          EntryId id = desk.create(room, Pr.SUBJECT.with("to be read"));
          NativeMessage message = desk.message(id);
          message.setReadFlag(NativeMessage.CLEAR_READ_FLAG);
          byte[] state = Collected.from(room, NOTHING_KNOWN).state;
          message.setReadFlag(NativeMessage.SUPPRESS_RECEIPT);
          Collected next = Collected.from(room, state);
          assertThat(next.read).containsExactly(new ReadState(sourceKey(desk, id), true));
          assertThat(next.changes).isEmpty();
          assertThat(next.deleted).isEmpty();
          assertNothing(Collected.from(room, next.state));
          int without = NativeExportChanges.SYNC_NORMAL | NativeExportChanges.SYNC_UNICODE;
          byte[] other = Collected.from(room, NOTHING_KNOWN, without).state;
          message.setReadFlag(NativeMessage.CLEAR_READ_FLAG);
          assertNothing(Collected.from(room, other, without));
          assertThat(Collected.from(room, next.state).read)
              .containsExactly(new ReadState(sourceKey(desk, id), false));
        });
  }

  @Test
  void associatedMessagesAreSynchronizedApart() {
    inRoom(
        (desk, room) -> {
          int flags = NativeExportChanges.SYNC_ASSOCIATED | NativeExportChanges.SYNC_UNICODE;
          byte[] state = Collected.from(room, NOTHING_KNOWN, flags).state;
          EntryId normal = desk.create(room, Pr.SUBJECT.with("normal"));
          NativeMessage associated = desk.keep(room.createMessage(NativeFolder.MAPI_ASSOCIATED));
          associated.setProps(List.of(Pr.SUBJECT.with("associated")));
          associated.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
          Collected next = Collected.from(room, state, flags);
          assertThat(next.changed()).containsExactly(Desk.get(associated, Pr.SOURCE_KEY));
          assertThat(next.changes.get(0).flags() & NativeExportChanges.SYNC_ASSOCIATED).isNotZero();
          assertThat(Collected.from(room, NOTHING_KNOWN).changed())
              .containsExactly(sourceKey(desk, normal));
        });
  }

  @Test
  void bytesThatAreNoStateOfTheFolderAreRefused() {
    inRoom(
        (desk, room) -> {
          desk.create(room, Pr.SUBJECT.with("message"));
          byte[] state = Collected.from(room, NOTHING_KNOWN).state;
          byte[] rubbish = new byte[5_000];
          Arrays.fill(rubbish, (byte) 0x5A);
          for (byte[] bad :
              List.of(
                  new byte[1],
                  rubbish,
                  Arrays.copyOf(state, state.length - 1),
                  Arrays.copyOf(state, state.length + 1),
                  Collected.from(folder(desk), NOTHING_KNOWN).state)) {
            refused(
                () -> Collected.from(room, bad),
                "MAPI_E_CORRUPT_DATA",
                "MAPI_E_INVALID_PARAMETER",
                "SYNC_E_UNSYNCHRONIZED");
          }
          assertNothing(Collected.from(room, state));
        });
  }

  @Test
  void aRunThatStoppedHalfWayIsContinuedOrRepeated() {
    inRoom(
        (desk, room) -> {
          for (int i = 0; i < MANY; i++) {
            desk.create(room, Pr.SUBJECT.with("message " + i));
          }
          Collected part = Collected.partly(room, NOTHING_KNOWN, 10);
          assertThat(part.changes).hasSizeBetween(10, MANY - 1);
          Collected rest = Collected.from(room, part.state);
          Set<Binary> all = new HashSet<>(part.changed());
          assertThat(all).doesNotContainAnyElementsOf(rest.changed());
          all.addAll(rest.changed());
          assertThat(all).hasSize(MANY);
          assertNothing(Collected.from(room, rest.state));
          assertThat(Collected.from(room, NOTHING_KNOWN).changed())
              .containsExactlyInAnyOrderElementsOf(all);
        });
  }

  @Test
  void manyChangesComeInSmallSteps() {
    inRoom(
        (desk, room) -> {
          List<EntryId> ids = new ArrayList<>();
          for (int i = 0; i < MANY; i++) {
            ids.add(desk.create(room, Pr.SUBJECT.with("message " + i)));
          }
          Collected first = Collected.from(room, NOTHING_KNOWN);
          assertThat(first.changes).hasSize(MANY);
          assertThat(first.largestStep).as("changes in one step").isLessThan(MANY);
          assertThat(room.deleteMessages(ids).isFailure()).isFalse();
          Collected second = Collected.from(room, first.state);
          assertThat(second.deleted).containsExactlyInAnyOrderElementsOf(first.changed());
        });
  }

  @Test
  void anErrorOfTheCollectorEndsTheStepAndComesOut() {
    inRoom(
        (desk, room) -> {
          for (int i = 0; i < 3; i++) {
            desk.create(room, Pr.SUBJECT.with("message " + i));
          }
          IllegalStateException full = new IllegalStateException("the disk is full");
          AtomicInteger taken = new AtomicInteger();
          NativeContentsCollector failing =
              new NativeContentsCollector() {
                @Override
                public void importMessageChange(List<PropValue> values, int flags) {
                  if (taken.incrementAndGet() == 2) {
                    throw full;
                  }
                }

                @Override
                public void importMessageDeletion(List<Binary> sourceKeys) {
                  throw new AssertionError("nothing was deleted");
                }

                @Override
                public void importPerUserReadStateChange(List<ReadState> states) {
                  throw new AssertionError("nothing was read");
                }
              };
          NativeExportChanges synchronizer = desk.keep(Collected.open(room));
          synchronizer.config(NOTHING_KNOWN, Collected.NORMAL, failing, List.of());
          assertThatThrownBy(
                  () -> {
                    while (synchronizer.synchronize()) {
                      assertThat(taken.get()).isLessThan(2);
                    }
                  })
              .isSameAs(full);
          assertThat(taken.get()).isEqualTo(2);
          // The failed change was not exported: the state does not cover it.
          Collected rest = Collected.from(room, synchronizer.updateState());
          assertThat(rest.changes).hasSize(2);
        });
  }

  @Test
  void callsInTheWrongOrderAndUnknownFlagsAreRefused() {
    inRoom(
        (desk, room) -> {
          NativeExportChanges synchronizer = desk.keep(Collected.open(room));
          refused(synchronizer::synchronize, "MAPI_E_UNCONFIGURED");
          refused(synchronizer::updateState, "MAPI_E_UNCONFIGURED");
          Collected collected = new Collected();
          refused(
              () ->
                  synchronizer.config(
                      NOTHING_KNOWN, Collected.NORMAL | 0x4000_0000, collected, List.of()),
              "MAPI_E_UNKNOWN_FLAGS");
          refused(
              () -> room.openProperty(Pr.CONTENTS_SYNCHRONIZER.tag(), NativeInterface.TABLE, 0),
              "MAPI_E_INTERFACE_NOT_SUPPORTED");
          synchronizer.config(NOTHING_KNOWN, Collected.NORMAL, collected, List.of());
          assertThat(synchronizer.synchronize()).isFalse();
          assertNothing(collected);
        });
  }
}
