// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;

/** Places that cannot be watched for a time, and the end of watches. */
class WatchFaultsTest {
  private static final String SHARED = "invoices@example.com";
  private static final Map<String, ?> PLACES =
      Map.of(
          MapiListener.STORE,
          SHARED,
          MapiListener.FOLDER,
          List.of("Drafts", "inbox"),
          MapiListener.EVENTS,
          List.of("CREATED", "TABLE_MODIFIED"));

  private final MapiEmulator emulator =
      Emulators.open(
          EmulatorSettings.defaults().withSharedMailboxes("Invoices <invoices@example.com>"));

  @RegisterExtension
  final Bench bench =
      new Bench(new EmulatorStage(emulator), 2, Duration.ofSeconds(30), Duration.ofSeconds(10));

  private MapiSession up() {
    bench
        .subsystem
        .sessions()
        .add(
            Bench.session(
                "one", MapiEmulator.DEFAULT_PROFILE, Duration.ofSeconds(20), Duration.ZERO));
    bench.subsystem.start();
    return bench.up();
  }

  private BlockingQueue<MapiEvent> listen(Object service) {
    BlockingQueue<MapiEvent> heard = new LinkedBlockingQueue<>();
    bench.events.add(service, heard::add, "com.example.consumer", PLACES);
    return heard;
  }

  private List<String> findings() {
    return bench.subsystem.findings().stream()
        .map(Finding::text)
        .filter(text -> text.contains("cannot watch"))
        .toList();
  }

  private void untilWatched() {
    // Two tables and two folders.
    Bench.until(
        "all places are watched",
        () ->
            emulator.load().liveObjects().getOrDefault("IMAPITable", 0) == 2
                && findings().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "IMAPISession::OpenMsgStore",
        "IMAPISession::OpenAddressBook",
        "IMsgStore::GetReceiveFolder",
        "IMAPIFolder::GetHierarchyTable",
        "IMAPIFolder::GetContentsTable",
        "IMAPITable::SetColumns",
        "IMAPITable::Advise",
        "IMsgStore::Advise"
      })
  void aRefusedCallIsAFindingWithoutHarmUntilItIsGranted(String operation) throws Exception {
    MapiSession session = up();
    BlockingQueue<MapiEvent> heard;
    try (Fault fault =
        emulator.on(operation).call(1).onwards().fail(HResult.named("MAPI_E_NO_ACCESS"))) {
      heard = listen("one");
      Bench.until("the refusal is found out", () -> !findings().isEmpty());
      assertThat(fault.hits()).isPositive();
      assertThat(findings())
          .allSatisfy(
              text ->
                  assertThat(text)
                      .contains("com.example.consumer", "session 'one'", SHARED, "NO_ACCESS"));
      assertThat(bench.status("one").state()).isEqualTo(SessionState.UP);
    }
    listen("two");
    untilWatched();
    EntryId id =
        session.call(
            mapi -> {
              try (MessageStore shared = mapi.openMailbox(SHARED)) {
                return shared.inbox().createMessage().subject("told").save().entryId();
              }
            },
            Bench.LONG);
    MapiEvent event;
    do {
      event = heard.poll(Bench.LONG.toSeconds(), TimeUnit.SECONDS);
      assertThat(event).as("the event of the message").isNotNull();
    } while (!event.entryId().filter(id::equals).isPresent());
    assertThat(event.store()).contains(SHARED);
  }

  @Test
  void aStoreIsClosedWhenNobodyListensToItAnyMore() {
    MapiSession unused = up();
    BlockingQueue<MapiEvent> one = listen("one");
    BlockingQueue<MapiEvent> two = listen("two");
    untilWatched();
    bench.events.remove("one");
    assertThat(emulator.load().liveObjects()).containsEntry("IMsgStore", 2);
    bench.events.remove("two");
    Bench.until(
        "only the default store is open",
        () -> emulator.load().liveObjects().getOrDefault("IMsgStore", 0) == 1);
    assertThat(emulator.load().liveObjects()).doesNotContainKey("IMAPITable");
    assertThat(one).isNotSameAs(two);
  }

  @Test
  void aMailboxThatNobodyHasIsAFindingAndTheOthersAreWatched() {
    MapiSession unused = up();
    bench.events.add(
        "wrong",
        event -> {},
        "com.example.wrong",
        Map.of(MapiListener.STORE, List.of("nobody@example.com", "public", SHARED)));
    Bench.until("the missing stores are found out", () -> findings().size() == 2);
    assertThat(findings())
        .anySatisfy(text -> assertThat(text).contains("mailbox 'nobody@example.com'"))
        .anySatisfy(text -> assertThat(text).contains("no store of public folders"));
    assertThat(emulator.load().liveObjects()).containsEntry("IMsgStore", 2);
    assertThat(bench.status("one").state()).isEqualTo(SessionState.UP);
  }
}
