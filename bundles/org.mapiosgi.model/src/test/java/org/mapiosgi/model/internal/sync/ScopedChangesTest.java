// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.NamedPr;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Change;
import org.mapiosgi.api.store.Changes;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.ItemChanged;
import org.mapiosgi.api.store.ItemDeleted;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.ReadStateChanged;
import org.mapiosgi.api.store.SyncState;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.support.EmulatedSession;

class ScopedChangesTest {
  private static final String SYNCHRONIZE = "IExchangeExportChanges::Synchronize";
  private static final int MORE_THAN_REMEMBERED = 10_001;

  private final EmulatedSession session =
      EmulatedSession.open(
          EmulatorSettings.defaults().withSharedMailboxes("Invoices <invoices@example.com>"));
  private final UnitScope mapi = session.scope();
  private final Folder inbox = mapi.inbox();

  @AfterEach
  void nothingIsLeftOpen() {
    mapi.close();
    assertThat(session.objects().byInterface()).isEmpty();
    session.close();
  }

  private static EntryId saved(Folder folder, String subject) {
    try (Message message = folder.createMessage()) {
      return message.subject(subject).save().entryId();
    }
  }

  /** Takes all changes. */
  private static SyncState synchronize(
      Folder folder, SyncState state, List<Change> taken, Property<?>... columns) {
    try (Changes changes = folder.changesSince(state, columns)) {
      changes.forEach(taken::add);
      return changes.state();
    }
  }

  private SyncState known() {
    return synchronize(inbox, SyncState.initial(), new ArrayList<>());
  }

  private int open(String interfaceName) {
    return session.objects().byInterface().getOrDefault(interfaceName, 0);
  }

  private long calls(String operation) {
    return session.emulator().calls().stream()
        .filter(call -> call.operation().equals(operation))
        .count();
  }

  private Binary sourceKey(EntryId id) {
    try (Message message = mapi.message(id)) {
      return message.get(Pr.SOURCE_KEY);
    }
  }

  @Test
  void eachRunTellsWhatHasHappenedSinceTheLast() {
    EntryId one = saved(inbox, "one");
    EntryId two = saved(inbox, "two");
    List<Change> first = new ArrayList<>();
    SyncState state = synchronize(inbox, SyncState.initial(), first, Pr.SUBJECT);
    assertThat(first)
        .allSatisfy(change -> assertThat(((ItemChanged) change).isNew()).isTrue())
        .extracting(change -> ((ItemChanged) change).row().get(Pr.SUBJECT))
        .containsExactly("one", "two");

    Binary gone = sourceKey(two);
    inbox.deleteMessages(List.of(two));
    mapi.message(one).markRead(false);
    EntryId three = saved(inbox, "three");
    List<Change> second = new ArrayList<>();
    SyncState next =
        synchronize(inbox, SyncState.of(state.toByteArray()), second, Pr.SUBJECT, Pr.MESSAGE_SIZE);
    assertThat(second)
        .hasSize(3)
        .contains(new ItemDeleted(gone), new ReadStateChanged(sourceKey(one), false));
    ItemChanged changed = (ItemChanged) second.get(0);
    assertThat(changed.entryId()).isEqualTo(three);
    assertThat(changed.sourceKey()).isEqualTo(sourceKey(three));
    assertThat(changed.row().get(Pr.SUBJECT)).isEqualTo("three");

    List<Change> third = new ArrayList<>();
    assertThat(synchronize(inbox, next, third)).isNotEqualTo(SyncState.initial());
    assertThat(third).isEmpty();
  }

  @Test
  void messagesAreOpenedOnlyForColumnsThatTheSynchronizerDoesNotExport() {
    EntryId id = saved(inbox, "one");
    mapi.message(id).set(NamedPr.KEYWORDS, List.of("Paid")).save();
    session.emulator().clearCalls();
    List<Change> cheap = new ArrayList<>();
    synchronize(inbox, SyncState.initial(), cheap, Pr.ENTRYID, Pr.MESSAGE_SIZE, Pr.CHANGE_KEY);
    assertThat(calls("IMsgStore::OpenEntry")).isZero();
    assertThat(((ItemChanged) cheap.get(0)).row().get(Pr.ENTRYID)).isEqualTo(id);
    assertThat(((ItemChanged) cheap.get(0)).row().get(Pr.MESSAGE_SIZE)).isPositive();

    List<Change> dear = new ArrayList<>();
    synchronize(inbox, SyncState.initial(), dear, Pr.SUBJECT, NamedPr.KEYWORDS, Pr.BODY);
    assertThat(calls("IMsgStore::OpenEntry")).isEqualTo(1);
    assertThat(((ItemChanged) dear.get(0)).row().get(NamedPr.KEYWORDS)).containsExactly("Paid");
    assertThat(((ItemChanged) dear.get(0)).row().find(Pr.BODY)).isEmpty();
  }

  @Test
  void thereIsNoStateBeforeTheLastChangeIsTaken() {
    saved(inbox, "one");
    try (Changes changes = inbox.changesSince(SyncState.initial())) {
      assertThatThrownBy(changes::state).isInstanceOf(IllegalStateException.class);
      Iterator<Change> all = changes.iterator();
      assertThat(all.next()).isInstanceOf(ItemChanged.class);
      assertThatThrownBy(changes::state).hasMessageContaining("not all changes were taken");
      assertThat(all.hasNext()).isFalse();
      assertThat(open("IExchangeExportChanges")).isZero();
      assertThat(changes.state().toByteArray()).isNotEmpty();
      assertThatThrownBy(changes::iterator).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void aConsumerThatFailsHalfWayGetsAllChangesAgain() {
    for (int i = 0; i < 200; i++) {
      saved(inbox, "message " + i);
    }
    SyncState old = SyncState.initial();
    Changes given = inbox.changesSince(old);
    assertThat(given.iterator().next()).isNotNull();
    assertThat(open("IExchangeExportChanges")).isEqualTo(1);
    given.close();
    assertThat(open("IExchangeExportChanges")).isZero();
    assertThatThrownBy(given::state).isInstanceOf(IllegalStateException.class);
    List<Change> again = new ArrayList<>();
    synchronize(inbox, old, again);
    assertThat(again).hasSize(200);
  }

  @Test
  void anErrorOfTheProviderEndsTheChangesWithoutAState() {
    for (int i = 0; i < 100; i++) {
      saved(inbox, "message " + i);
    }
    Changes changes = inbox.changesSince(SyncState.initial());
    Iterator<Change> all = changes.iterator();
    assertThat(all.next()).isNotNull();
    session.emulator().on(SYNCHRONIZE).fail(HResult.named("MAPI_E_NETWORK_ERROR"));
    assertThatThrownBy(() -> all.forEachRemaining(change -> {}))
        .hasMessageContaining("MAPI_E_NETWORK_ERROR");
    session.emulator().clearFaults();
    assertThatThrownBy(all::hasNext).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(changes::state).isInstanceOf(IllegalStateException.class);
    assertThat(open("IExchangeExportChanges")).isZero();
  }

  @Test
  void aMessageThatIsGoneBeforeItIsReadIsToldAsDeletedNextTime() {
    saved(inbox, "first");
    EntryId going = saved(inbox, "going");
    Binary key = sourceKey(going);
    List<String> subjects = new ArrayList<>();
    SyncState state;
    try (Changes changes = inbox.changesSince(SyncState.initial(), Pr.SUBJECT)) {
      for (Change change : changes) {
        subjects.add(((ItemChanged) change).row().get(Pr.SUBJECT));
        if (subjects.size() == 1) {
          inbox.deleteMessages(List.of(going));
        }
      }
      state = changes.state();
    }
    assertThat(subjects).containsExactly("first");
    List<Change> next = new ArrayList<>();
    synchronize(inbox, state, next);
    assertThat(next).containsExactly(new ItemDeleted(key));
  }

  @Test
  void bytesThatAreNoStateAreRefusedByName() {
    byte[] state = known().toByteArray();
    for (int at = 0; at < state.length; at++) {
      byte[] flipped = state.clone();
      flipped[at] ^= 0x10;
      assertThatThrownBy(() -> inbox.changesSince(SyncState.of(flipped)))
          .hasMessageContaining("MAPI_E_CORRUPT_DATA");
    }
    for (byte[] rubbish : List.of(new byte[1], new byte[29], new byte[1 << 20])) {
      assertThatThrownBy(() -> inbox.changesSince(SyncState.of(rubbish)))
          .hasMessageContaining("MAPI_E_CORRUPT_DATA");
    }
    assertThat(open("IExchangeExportChanges")).isZero();
  }

  @Test
  void aStateOfAnotherFolderOrStoreOrKindIsRefusedByName() {
    SyncState state = known();
    Folder other = mapi.defaultStore().drafts();
    Folder shared = mapi.openMailbox("invoices@example.com").inbox();
    for (Folder folder : List.of(other, shared)) {
      assertThatThrownBy(() -> folder.changesSince(state))
          .hasMessageContaining("MAPI_E_INVALID_PARAMETER")
          .hasMessageContaining("another folder");
    }
    assertThatThrownBy(() -> inbox.associatedChangesSince(state))
        .hasMessageContaining("another kind of changes");
  }

  @Test
  void associatedMessagesHaveChangesOfTheirOwn() {
    saved(inbox, "normal");
    try (Message message = inbox.createAssociatedMessage()) {
      message.subject("associated").save();
    }
    try (Changes changes = inbox.associatedChangesSince(SyncState.initial(), Pr.SUBJECT)) {
      assertThat(changes.stream().toList())
          .singleElement()
          .extracting(change -> ((ItemChanged) change).row().get(Pr.SUBJECT))
          .isEqualTo("associated");
    }
  }

  @Test
  void aStateIsRefusedIfTheDeletionsSinceAreForgotten() {
    SyncState state = known();
    for (int i = 0; i < MORE_THAN_REMEMBERED; i++) {
      saved(inbox, "message");
    }
    inbox.empty();
    assertThatThrownBy(() -> inbox.changesSince(state))
        .hasMessageContaining("SYNC_E_UNSYNCHRONIZED")
        .hasMessageContaining("SyncState.initial()");
    assertThat(known()).isNotEqualTo(state);
  }

  @Test
  void changesAreAStreamThatClosesThem() {
    saved(inbox, "one");
    saved(inbox, "two");
    Changes changes = inbox.changesSince(SyncState.initial());
    try (Stream<Change> stream = changes.stream()) {
      assertThat(stream.limit(1)).hasSize(1);
    }
    assertThat(open("IExchangeExportChanges")).isZero();
  }

  @Test
  void movedMessagesLeaveOneFolderAndArriveInTheOther() {
    EntryId id = saved(inbox, "moving");
    Folder drafts = mapi.defaultStore().drafts();
    SyncState here = known();
    SyncState there = synchronize(drafts, SyncState.initial(), new ArrayList<>());
    Binary key = sourceKey(id);
    inbox.moveMessages(List.of(id), drafts);
    List<Change> left = new ArrayList<>();
    synchronize(inbox, here, left);
    assertThat(left).containsExactly(new ItemDeleted(key));
    List<Change> arrived = new ArrayList<>();
    synchronize(drafts, there, arrived);
    assertThat(arrived)
        .singleElement()
        .extracting(change -> ((ItemChanged) change).entryId())
        .isEqualTo(
            drafts.messages().first(Query.columns(Pr.ENTRYID)).orElseThrow().get(Pr.ENTRYID));
  }

  private SyncState synchronizeFolders(
      SyncState state, List<Change> taken, Property<?>... columns) {
    try (Changes changes = inbox.folderChangesSince(state, columns)) {
      changes.forEach(taken::add);
      return changes.state();
    }
  }

  @Test
  void foldersBelowAFolderHaveChangesOfTheirOwn() {
    Folder child = inbox.createFolder("child");
    Folder deeper = child.createFolder("deeper");
    saved(child, "no change of the folder");
    List<Change> first = new ArrayList<>();
    SyncState state =
        synchronizeFolders(
            SyncState.initial(), first, Pr.DISPLAY_NAME, Pr.PARENT_SOURCE_KEY, Pr.CONTENT_COUNT);
    assertThat(first)
        .extracting(
            change -> ((ItemChanged) change).row().get(Pr.DISPLAY_NAME),
            change -> ((ItemChanged) change).entryId(),
            change -> ((ItemChanged) change).row().get(Pr.PARENT_SOURCE_KEY),
            change -> ((ItemChanged) change).row().get(Pr.CONTENT_COUNT))
        .containsExactly(
            tuple("child", child.entryId(), inbox.get(Pr.SOURCE_KEY), 1),
            tuple("deeper", deeper.entryId(), child.get(Pr.SOURCE_KEY), 0));
    Binary gone = deeper.get(Pr.SOURCE_KEY);
    deeper.delete();
    child.rename("renamed");
    List<Change> second = new ArrayList<>();
    SyncState next = synchronizeFolders(state, second);
    assertThat(second).hasSize(2).contains(new ItemDeleted(gone));
    assertThat(second.get(0).sourceKey()).isEqualTo(child.get(Pr.SOURCE_KEY));
    List<Change> third = new ArrayList<>();
    synchronizeFolders(next, third);
    assertThat(third).isEmpty();
    assertThatThrownBy(() -> inbox.changesSince(next))
        .hasMessageContaining("another kind of changes");
    assertThat(open("IMAPIFolder")).isEqualTo(2);
  }
}
