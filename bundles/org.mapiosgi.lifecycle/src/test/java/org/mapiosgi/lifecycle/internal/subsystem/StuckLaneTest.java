// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;
import org.osgi.util.promise.Promise;

class StuckLaneTest {
  private static final Duration SHORT = Duration.ofMillis(60);
  private static final Duration GRACE = Duration.ofMillis(20);

  /** So long that a session begins to wait meanwhile; the result is the same if it does not. */
  private static final Duration WAITED = Duration.ofMillis(500);

  private static final String HANGS = "IMsgStore::GetReceiveFolder";

  @RegisterExtension final Benches benches = new Benches();
  @RegisterExtension final Rig rig = new Rig(1, GRACE, Duration.ofSeconds(5));

  @AfterEach
  void stuckLanesComeBackOnceTheFaultIsGone() {
    rig.emulator.clearFaults();
    if (!rig.isStopped()) {
      Rig.until("stuck lanes are back", () -> rig.subsystem.status().reason().isEmpty());
    }
  }

  private MapiSession start() {
    rig.subsystem.sessions().add(Rig.session("one", Duration.ofSeconds(10)));
    rig.subsystem.start();
    return rig.up();
  }

  /** Work that hangs; where the machine was too busy to begin it in time, more of it. */
  private static Promise<String> hang(MapiSession session, Fault fault) {
    while (true) {
      Promise<String> work =
          session.submit(mapi -> mapi.defaultStore().inbox().displayName(), SHORT);
      Rig.until("it began, or was too late", () -> fault.hits() > 0 || work.isDone());
      if (fault.hits() > 0) {
        return work;
      }
    }
  }

  private String findings() {
    return rig.subsystem.findings().stream().map(Finding::text).toList().toString();
  }

  @Test
  void theSessionMovesToAnotherLaneAndTheStuckOneEndsWhenItComesBack() throws Exception {
    MapiSession first = start();
    try (Fault hang = rig.emulator.on(HANGS).hang()) {
      Promise<String> stuck = hang(first, hang);
      Promise<String> behind = first.submit(mapi -> "never");
      Rig.until("the callers are free", () -> stuck.isDone() && behind.isDone());
      assertThat(((MapiException) stuck.getFailure()).result()).isEqualTo(HResult.TIMEOUT);
      assertThat(((MapiException) behind.getFailure()).result()).isEqualTo(HResult.END_OF_SESSION);
      Rig.until(
          "a new session is up",
          () -> rig.registry.find(MapiSession.class).filter(now -> now != first).isPresent());
      assertThat(rig.status("one").lane()).contains("mapi-lane-2");
      Promise<String> works = rig.up().submit(mapi -> mapi.defaultStore().displayName());
      Rig.until("the other lane works", works::isDone);
      assertThat(works.getFailure()).isNull();
      assertThat(rig.subsystem.status().reason().map(Reason::sentence).orElse(""))
          .contains("1 stuck: mapi-lane-1 has been running a unit of work of ")
          .contains("StuckLaneTest of session 'one'");
      assertThat(rig.subsystem.status().pumps()).hasSize(3);
      assertThat(findings()).contains("1 were stuck since MAPI is ready");
    }
    Rig.until("the stuck lane has ended", () -> rig.subsystem.status().pumps().size() == 2);
    assertThat(rig.subsystem.status().reason()).isEmpty();
    assertThat(rig.liveObjects()).containsEntry("IMAPISession", 1);
  }

  @Test
  void aSessionThatIsConfiguredAnewWhileItHangsComesUpWhenItsLaneIsGivenUp() throws Exception {
    SessionSettings old = Rig.session("one", Duration.ofSeconds(10));
    MapiSession first = start();
    try (Fault hang = rig.emulator.on(HANGS).hang()) {
      Promise<String> unused =
          first.submit(mapi -> mapi.defaultStore().inbox().displayName(), Duration.ofSeconds(2));
      assertThat(hang.awaitHit(Rig.LONG)).isTrue();
      rig.subsystem.sessions().remove(old);
      Rig.until("withdrawn", () -> rig.registry.find(MapiSession.class).isEmpty());
      rig.subsystem.sessions().add(Rig.session("one", Duration.ofSeconds(11)));
      rig.up();
      assertThat(rig.status("one").lane()).contains("mapi-lane-2");
    }
  }

  @Test
  void whileTheOldLogonIsStuckAndAdvisedStillListenersHearEachEventOnce() throws Exception {
    MapiSession first = start();
    try (Fault hang = rig.emulator.on(HANGS).hang()) {
      hang(first, hang);
      Rig.until(
          "a new session is up",
          () -> rig.registry.find(MapiSession.class).filter(now -> now != first).isPresent());
      rig.heard.clear();
      List<EntryId> sent = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        sent.add(rig.emulator.deliver("a@example.com", "news " + i, "text"));
      }
      List<EntryId> heard = new ArrayList<>();
      while (!heard.contains(sent.get(2))) {
        MapiEvent event = rig.heard.poll(Rig.LONG.toSeconds(), TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        if (event.kind() == MapiEvent.Kind.NEW_MAIL) {
          heard.add(event.entryId().orElseThrow());
        }
      }
      assertThat(heard).isEqualTo(sent);
    }
  }

  @Test
  void aSessionSaysThatItsWorkIsOverdueBeforeItsLaneIsGivenUp() throws Exception {
    Rig patient = benches.add(new Rig(1, Duration.ofSeconds(60), Duration.ofSeconds(5)));
    patient.subsystem.sessions().add(Rig.session("one", Duration.ofSeconds(10)));
    patient.subsystem.start();
    MapiSession session = patient.up();
    try (Fault hang = patient.emulator.on(HANGS).hang()) {
      Promise<String> stuck = hang(session, hang);
      Rig.until("the caller is free", stuck::isDone);
      assertThat(hang.hits()).isEqualTo(1);
      assertThat(patient.status("one").state()).isEqualTo(SessionState.UP);
      assertThat(patient.status("one").reason().map(Reason::sentence).orElse(""))
          .contains("mapi-lane-1 has been running");
    }
    Rig.until("it is back", () -> patient.status("one").reason().isEmpty());
    assertThat(patient.up()).isSameAs(session);
    assertThat(patient.stop()).isTrue();
    assertThat(patient.threadsGone(Rig.LONG)).isTrue();
    start();
  }

  @Test
  void thereAreNoMoreLanesThanTheLimitAndAllIsWellWhenTheyComeBack() throws Exception {
    start();
    List<Promise<String>> stuck = new ArrayList<>();
    try (Fault hang = rig.emulator.on(HANGS).onwards().hang()) {
      stuck.add(hang(rig.up(), hang));
      Rig.until("the second lane hangs in its logon", () -> hang.hits() >= 2);
      assertThat(rig.registry.find(MapiSession.class)).isEmpty();
      assertThat(rig.pumpsOpened()).isEqualTo(3);
      stuck.forEach(each -> Rig.until("the caller is free", each::isDone));
    }
    MapiSession again = rig.up();
    Promise<String> works = again.submit(mapi -> mapi.defaultStore().inbox().displayName());
    Rig.until("it works", works::isDone);
    assertThat(works.getFailure()).isNull();
  }

  @Test
  void aLogonThatHangsOnTheLastLaneSaysThatNoLaneIsFree() throws Exception {
    rig.subsystem.sessions().add(Rig.session("one", SHORT));
    try (Fault hang = rig.emulator.on("MAPILogonEx").onwards().hang()) {
      rig.subsystem.start();
      Rig.until("both lanes hang", () -> hang.hits() == 2);
      Rig.until(
          "no lane is left",
          () ->
              rig.status("one")
                  .reason()
                  .map(Reason::sentence)
                  .orElse("")
                  .contains("no lane is free: 2 are"));
      assertThat(rig.status("one").reason().map(Reason::sentence).orElse(""))
          .contains("of 2 at the most (lanes.max)");
      assertThat(rig.subsystem.status().state()).isEqualTo(SubsystemState.READY);
    }
    rig.up();
  }

  @Test
  void aLogonThatWaitsWhileTheLastLaneIsGivenUpSaysThatNoLaneIsFree() throws Exception {
    MapiSession first = start();
    CountDownLatch goOn = new CountDownLatch(1);
    Rig.hold(first, goOn, SHORT);
    Rig.until(
        "it is on the last lane",
        () ->
            rig.status("one").lane().filter("mapi-lane-2"::equals).isPresent()
                && rig.status("one").state() == SessionState.UP);
    Rig.until("the service is the new one", () -> rig.up() != first);
    Rig.hold(rig.registry.find(MapiSession.class, "com.example.other"), goOn, WAITED);
    rig.subsystem.sessions().add(Rig.session("two", Rig.LONG));
    Rig.until(
        "no lane is left",
        () ->
            rig.status("two")
                .reason()
                .map(Reason::sentence)
                .orElse("")
                .contains("no lane is free: 2 are stuck"));
    goOn.countDown();
    Rig.until("it is up", () -> rig.status("two").state() == SessionState.UP);
  }

  @Test
  void aStopKeepsItsTimeAndNamesWhatDidNotComeBack() throws Exception {
    MapiSession session = start();
    Promise<String> stuck;
    try (Fault hang = rig.emulator.on(HANGS).hang()) {
      stuck = session.submit(mapi -> mapi.defaultStore().inbox().displayName());
      assertThat(hang.awaitHit(Rig.LONG)).isTrue();
      assertThat(rig.stop()).isFalse();
      assertThat(stuck.isDone()).as("nobody waits for ever").isTrue();
      assertThat(findings())
          .contains("mapi-lane-1 has been running a unit of work of " + getClass().getName());
    }
    assertThat(rig.threadsGone(Rig.LONG)).isTrue();
    assertThat(rig.liveObjects()).isEmpty();
    assertThat(rig.registry.size()).isZero();
    assertThat(rig.brokenRules()).isEmpty();
  }

  @Test
  void twoSessionsOnTheStuckLaneBothMove() throws Exception {
    MapiSession first = start();
    rig.subsystem.sessions().add(Rig.session("two", Duration.ofSeconds(10)));
    Rig.until("both are up", () -> rig.registry.size() == 6);
    try (Fault hang = rig.emulator.on(HANGS).hang()) {
      hang(first, hang);
      Rig.until(
          "both are on the other lane",
          () ->
              rig.subsystem.status().sessions().stream()
                  .allMatch(
                      session ->
                          session.state() == SessionState.UP
                              && session.lane().filter("mapi-lane-2"::equals).isPresent()));
    }
  }
}
