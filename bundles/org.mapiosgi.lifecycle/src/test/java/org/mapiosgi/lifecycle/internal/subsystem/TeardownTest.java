// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.profile.MapiProfiles;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.Fault;
import org.osgi.service.condition.Condition;
import org.osgi.util.promise.Promise;

/** Whatever it is in the middle of, it comes down, once, and leaves nothing. */
class TeardownTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);
  private static final int MANY = 200;

  @RegisterExtension final Benches benches = new Benches();
  @RegisterExtension final Rig rig = new Rig(2, Duration.ofSeconds(5));

  @AfterEach
  void nothingIsLeft() {
    rig.emulator.clearFaults();
    assertThat(rig.subsystem.status().state()).isEqualTo(SubsystemState.STOPPED);
    assertThat(rig.threadsGone(Rig.LONG)).isTrue();
    assertThat(rig.stage.left()).isEmpty();
    assertThat(rig.registry.size()).isZero();
    assertThat(rig.brokenRules()).isEmpty();
  }

  private MapiSession start() {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.start();
    return rig.up();
  }

  @Test
  void whatWasNeverStarted() {
    assertThat(rig.stop()).isTrue();
  }

  @Test
  void aSecondStopHasNothingToDoAndSaysTheSame() {
    start();
    assertThat(rig.subsystem.stop()).isTrue();
    long calls = rig.emulator.callCount();
    assertThat(rig.subsystem.stop()).isTrue();
    assertThat(rig.stop()).isTrue();
    assertThat(rig.emulator.callCount()).isEqualTo(calls);
  }

  @Test
  void theLastWordIsReadyWhenTheStopReturns() {
    start();
    assertThat(rig.subsystem.stop()).isTrue();
    // Made anew it would need classes of a bundle that may be gone by then.
    assertThat(rig.subsystem.status())
        .isSameAs(rig.subsystem.status())
        .matches(last -> last.state() == SubsystemState.STOPPED && last.liveObjects().isEmpty());
  }

  @Test
  void manyStopsAtOnceAreOne() throws Exception {
    start();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> stops = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        stops.add(threads.submit(rig.subsystem::stop));
      }
      for (Future<Boolean> stop : stops) {
        assertThat(stop.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(rig.stop()).isTrue();
    assertThat(rig.emulator.calls())
        .filteredOn(call -> call.operation().equals("IMAPISession::Logoff"))
        .hasSize(1);
  }

  @Test
  void aStopThatWasNotCleanIsNotTriedAgainAndSaysTheSame() throws Exception {
    Rig hasty = benches.add(new Rig(1, Duration.ofMillis(300)));
    hasty.subsystem.sessions().add(Rig.session("one", DEADLINE));
    hasty.subsystem.start();
    MapiSession session = hasty.up();
    try (Fault hang = hasty.emulator.on("IMsgStore::GetReceiveFolder").hang()) {
      Promise<String> stuck = session.submit(mapi -> mapi.defaultStore().inbox().displayName());
      assertThat(hang.awaitHit(Rig.LONG)).isTrue();
      assertThat(hasty.subsystem.stop()).isFalse();
      assertThat(hasty.subsystem.stop()).isFalse();
      assertThat(stuck.isDone()).isTrue();
    }
    assertThat(hasty.threadsGone(Rig.LONG)).isTrue();
    assertThat(hasty.stop()).isFalse();
    assertThat(hasty.stage.left()).isEmpty();
    assertThat(rig.stop()).isTrue();
  }

  @Test
  void aStopFromAUnitOfWorkTakesDownTheRestWhenThatIsDone() throws Exception {
    MapiSession session = start();
    Boolean clean = session.call(mapi -> rig.stop(), DEADLINE);
    assertThat(clean).as("it cannot wait for itself").isFalse();
    Rig.until("stopped", () -> rig.subsystem.status().state() == SubsystemState.STOPPED);
    assertThat(rig.subsystem.status().reason()).isEmpty();
  }

  @Test
  void consumersThatDoNotLetGoOfASubsystemsServicesHoldUpNothing() throws Exception {
    CountDownLatch goOn = new CountDownLatch(1);
    Rig hasty = benches.add(new Rig(1, Duration.ofSeconds(20)));
    hasty.registry.onWithdrawal(MapiProfiles.class, () -> await(goOn));
    hasty.registry.onWithdrawal(Condition.class, () -> await(goOn));
    try {
      hasty.subsystem.start();
      Rig.until("ready", () -> hasty.registry.find(MapiProfiles.class).isPresent());
      assertThat(hasty.stop()).isTrue();
      assertThat(hasty.threadsGone(Rig.LONG)).isTrue();
      assertThat(hasty.stage.left()).isEmpty();
    } finally {
      goOn.countDown();
    }
    assertThat(rig.stop()).isTrue();
  }

  @Test
  void aConsumerMayWaitForItsProfilesAnswerInItsOwnEnd() throws Exception {
    start();
    Rig.until("offered", () -> rig.registry.find(MapiProfiles.class).isPresent());
    MapiProfiles profiles = rig.registry.find(MapiProfiles.class).orElseThrow();
    CountDownLatch answered = new CountDownLatch(1);
    try (Fault hang = rig.emulator.on("IProfAdmin::GetProfileTable").hang()) {
      Promise<?> answer = profiles.list().onResolve(answered::countDown);
      assertThat(hang.awaitHit(Rig.LONG)).isTrue();
      rig.registry.onWithdrawal(
          MapiProfiles.class,
          () -> {
            await(answered);
            hang.close();
          });
      assertThat(rig.stop()).isTrue();
      assertThat(answer.getFailure())
          .isInstanceOfSatisfying(
              MapiException.class,
              refused -> assertThat(refused.result()).isEqualTo(HResult.END_OF_SESSION));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatIsInTheMiddleOfInitialising() throws Exception {
    try (Fault slow = rig.emulator.on("MAPIInitialize").delay(Duration.ofMillis(200))) {
      rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
      rig.subsystem.start();
      assertThat(slow.awaitHit(Rig.LONG)).isTrue();
      assertThat(rig.stop()).isTrue();
    }
    assertThat(rig.emulator.calls()).noneMatch(call -> call.operation().equals("MAPILogonEx"));
  }

  @Test
  void whatFailedAndWaitsForItsNextTry() {
    try (Fault failing = rig.emulator.on("MAPIInitialize").onwards().fail(HResult.CALL_FAILED)) {
      rig.subsystem.start();
      Rig.until("it has failed", () -> failing.hits() > 2);
      assertThat(rig.stop()).isTrue();
      int hits = failing.hits();
      assertThat(rig.threadsGone(Rig.LONG)).isTrue();
      assertThat(failing.hits()).isEqualTo(hits);
    }
  }

  @Test
  void aLogonThatIsOnItsWay() throws Exception {
    try (Fault slow = rig.emulator.on("MAPILogonEx").delay(Duration.ofMillis(200))) {
      rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
      rig.subsystem.start();
      assertThat(slow.awaitHit(Rig.LONG)).isTrue();
      assertThat(rig.stop()).isTrue();
    }
    assertThat(rig.emulator.calls())
        .filteredOn(call -> call.operation().equals("IMAPISession::Logoff"))
        .hasSize(1);
  }

  @Test
  void aSessionThatIsLostAndWaitsForItsNextTry() {
    try (Fault failing =
        rig.emulator.on("MAPILogonEx").onwards().fail(HResult.named("MAPI_E_NETWORK_ERROR"))) {
      rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
      rig.subsystem.start();
      Rig.until("it tries and tries", () -> failing.hits() > 2);
      assertThat(rig.stop()).isTrue();
    }
  }

  @Test
  void aSessionThatIsRefused() {
    rig.subsystem.sessions().add(Rig.session("one", "no such profile", DEADLINE, Duration.ZERO));
    rig.subsystem.start();
    Rig.until(
        "it is refused",
        () ->
            rig.subsystem.status().sessions().stream()
                .anyMatch(session -> session.state() == SessionState.REFUSED));
    assertThat(rig.stop()).isTrue();
  }

  @Test
  void whileWorkAndNotificationsStorm() throws Exception {
    MapiSession session = start();
    rig.emulator.storm(MapiEvent.Kind.NEW_MAIL, 20_000);
    List<Promise<Integer>> work = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      work.add(session.submit(mapi -> mapi.inbox().messages().count()));
    }
    Rig.until("it has begun", () -> rig.status("one").events() > 0);
    assertThat(rig.stop()).isTrue();
    for (Promise<Integer> each : work) {
      assertThat(each.isDone()).isTrue();
      if (each.getFailure() != null) {
        assertThat(each.getFailure())
            .isInstanceOfSatisfying(
                MapiException.class,
                refused -> assertThat(refused.result()).isEqualTo(HResult.END_OF_SESSION));
      }
    }
  }
}
