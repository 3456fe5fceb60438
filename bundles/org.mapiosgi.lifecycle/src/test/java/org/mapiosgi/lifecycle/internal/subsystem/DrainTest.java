// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.session.SessionSettings;
import org.osgi.util.promise.Promise;

class DrainTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int LOSSES = 10;

  @RegisterExtension final Benches benches = new Benches();

  private static SessionSettings draining(Duration drain) {
    return Bench.draining("one", MapiEmulator.DEFAULT_PROFILE, LONG, drain);
  }

  @Test
  void whatWasAcceptedIsDoneBeforeTheLogoffAndNoMoreIsAccepted() throws Exception {
    Rig rig = benches.add(new Rig(1, Duration.ofSeconds(5)));
    rig.subsystem.sessions().add(draining(LONG));
    rig.subsystem.start();
    MapiSession session = rig.up();
    CountDownLatch goOn = new CountDownLatch(1);
    Promise<Void> first =
        session.submit(
            mapi -> {
              goOn.await();
              return null;
            });
    List<Promise<Object>> accepted = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      accepted.add(
          session.submit(
              mapi ->
                  mapi.defaultStore()
                      .outbox()
                      .createMessage()
                      .subject("last words")
                      .to("Myself", MapiEmulator.DEFAULT_ADDRESS)
                      .submit()));
    }
    rig.subsystem.sessions().remove(draining(LONG));
    Rig.until("withdrawn", () -> rig.registry.find(MapiSession.class).isEmpty());
    assertThat(session.submit(mapi -> 1).getFailure())
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("no longer up");
    goOn.countDown();
    Rig.until("all are done", () -> accepted.stream().allMatch(Promise::isDone));
    for (Promise<Object> each : accepted) {
      assertThat(each.getFailure()).isNull();
    }
    assertThat(first.getFailure()).isNull();
    Rig.until("it is logged off", () -> rig.liveObjects().isEmpty());
    List<String> calls = rig.emulator.calls().stream().map(call -> call.operation()).toList();
    assertThat(calls.lastIndexOf("IMessage::SubmitMessage"))
        .isLessThan(calls.indexOf("IMAPISession::Logoff"));
  }

  @Test
  void aStopWaitsForASessionThatDrainsSinceItsConfigurationWent() throws Exception {
    Rig rig = benches.add(new Rig(1, Duration.ofMillis(200)));
    rig.subsystem.sessions().add(draining(LONG));
    rig.subsystem.start();
    CountDownLatch goOn = new CountDownLatch(1);
    Promise<Void> work = blocked(rig.up(), goOn);
    rig.subsystem.sessions().remove(draining(LONG));
    Rig.until("withdrawn", () -> rig.registry.find(MapiSession.class).isEmpty());
    CompletableFuture<Boolean> stop = CompletableFuture.supplyAsync(rig::stop);
    Rig.until("it stops", () -> rig.subsystem.status().state() == SubsystemState.STOPPING);
    benches.letAStopRunOut(Duration.ofMillis(400));
    assertThat(stop.isDone()).isFalse();
    goOn.countDown();
    assertThat(stop.join()).isTrue();
    assertThat(work.getFailure()).isNull();
    assertThat(rig.liveObjects()).isEmpty();
    assertThat(rig.brokenRules()).isEmpty();
  }

  @Test
  void theNextOfItsNameWaitsForAllThatWentBefore() throws Exception {
    Rig rig = benches.add(new Rig(2, Duration.ofSeconds(5)));
    rig.subsystem.sessions().add(draining(LONG));
    rig.subsystem.start();
    CountDownLatch goOn = new CountDownLatch(1);
    Promise<Void> work = blocked(rig.up(), goOn);
    Rig.until("its lane is busy", () -> idleLanes(rig) == 1);
    rig.subsystem.sessions().remove(draining(LONG));
    rig.subsystem.sessions().add(draining(Duration.ofSeconds(19)));
    rig.subsystem.sessions().remove(draining(Duration.ofSeconds(19)));
    rig.subsystem.sessions().add(draining(Duration.ofSeconds(18)));
    rig.subsystem.sessions().add(Rig.session("later", LONG));
    Rig.until("the later one is up", () -> rig.status("later").state() == SessionState.UP);
    assertThat(logons(rig)).as("the first one's and the later one's").isEqualTo(2);
    goOn.countDown();
    Rig.until("the last is up", () -> rig.status("one").state() == SessionState.UP);
    assertThat(work.getFailure()).isNull();
    assertThat(logons(rig)).isEqualTo(3);
  }

  @Test
  void aSessionThatIsLostWhileItDrainsIsNotLoggedOnAgain() throws Exception {
    Rig rig = benches.add(new Rig(2, Duration.ofSeconds(5)));
    rig.subsystem.sessions().add(draining(LONG));
    rig.subsystem.start();
    MapiSession session = rig.up();
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch leaving = new CountDownLatch(1);
    Promise<String> losing =
        session.submit(
            mapi -> {
              leaving.await();
              return mapi.defaultStore().displayName();
            });
    Promise<Void> work = blocked(session, goOn);
    Rig.until("its lane is busy", () -> idleLanes(rig) == 1);
    rig.subsystem.sessions().remove(draining(LONG));
    Rig.until("withdrawn", () -> rig.registry.find(MapiSession.class).isEmpty());
    rig.emulator.loseSessions(HResult.END_OF_SESSION);
    leaving.countDown();
    Rig.until("lost", losing::isDone);
    // The waiting work may have begun before the loss was noticed: it must not hold a lane.
    goOn.countDown();
    rig.subsystem.sessions().add(Rig.session("later", LONG));
    for (int i = 0; i < LOSSES; i++) {
      loseAndFindAgain(rig);
    }
    assertThat(logons(rig)).as("one, and those of the later one").isEqualTo(2 + LOSSES);
    rig.subsystem.sessions().remove(Rig.session("later", LONG));
    Rig.until("it is logged off", () -> rig.liveObjects().isEmpty());
    Rig.until("the work is over", work::isDone);
  }

  private static Promise<Void> blocked(MapiSession session, CountDownLatch goOn) {
    return session.submit(
        mapi -> {
          goOn.await();
          return null;
        });
  }

  /** Loses a session later than the one that drains, and waits until it is logged on again. */
  private static void loseAndFindAgain(Rig rig) throws Exception {
    MapiSession later = rig.up();
    rig.emulator.loseSessions(HResult.END_OF_SESSION);
    assertThat(later.submit(mapi -> mapi.defaultStore().displayName()).getFailure()).isNotNull();
    Rig.until(
        "it is up again",
        () -> rig.registry.find(MapiSession.class).filter(now -> now != later).isPresent());
  }

  private static long idleLanes(Rig rig) {
    return rig.subsystem.accounts().lanes().stream()
        .filter(lane -> !lane.primary() && lane.state() == LaneStatus.State.IDLE)
        .count();
  }

  private static long logons(Rig rig) {
    return rig.emulator.calls().stream()
        .filter(call -> call.operation().equals("MAPILogonEx"))
        .count();
  }

  @Test
  void withoutItWhatWaitsIsRefused() throws Exception {
    Rig rig = benches.add(new Rig(1, Duration.ofSeconds(5)));
    rig.subsystem.sessions().add(draining(Duration.ZERO));
    rig.subsystem.start();
    MapiSession session = rig.up();
    CountDownLatch goOn = new CountDownLatch(1);
    Promise<Void> first =
        session.submit(
            mapi -> {
              goOn.await();
              return null;
            });
    Promise<Integer> second = session.submit(mapi -> 2);
    rig.subsystem.sessions().remove(draining(Duration.ZERO));
    Rig.until("refused", second::isDone);
    assertThat(second.getFailure()).hasMessageContaining("no longer up");
    goOn.countDown();
    Rig.until("done", first::isDone);
  }

  @Test
  void mailThatDoesNotLeaveTheOutboxIsToldWhenTheTimeIsOver() throws Exception {
    MapiEmulator emulator = Emulators.open(EmulatorSettings.defaults().withCoupled(false));
    SubsystemSettings usual =
        Bench.settings(1, LONG, Duration.ofSeconds(5), Duration.ZERO, LimitSettings.USUAL);
    Bench bench =
        benches.add(
            new Bench(
                new EmulatorStage(emulator),
                new SubsystemSettings(
                    ServiceMode.INTERACTIVE,
                    1,
                    1,
                    LONG,
                    Duration.ofSeconds(5),
                    usual.backoff(),
                    Duration.ZERO,
                    LimitSettings.USUAL)));
    bench.subsystem.sessions().add(draining(Duration.ofMillis(500)));
    bench.subsystem.start();
    Object unused =
        bench
            .up()
            .call(
                mapi ->
                    mapi.defaultStore()
                        .outbox()
                        .createMessage()
                        .to("Myself", MapiEmulator.DEFAULT_ADDRESS)
                        .submit(),
                LONG);
    assertThat(bench.stop()).isTrue();
    assertThat(bench.status("one").reason().map(Reason::sentence).orElse(""))
        .contains("the subsystem is going down")
        .contains("1 submitted messages were still in the Outbox when drain.seconds")
        .contains("R21");
    assertThat(emulator.load().liveObjects()).isEmpty();
  }

  @Test
  void workThatHangsEndsTheDrainInTime() throws Exception {
    Rig rig = benches.add(new Rig(1, Duration.ofSeconds(1)));
    rig.subsystem.sessions().add(draining(Duration.ofMillis(300)));
    rig.subsystem.start();
    MapiSession session = rig.up();
    try (var hang = rig.emulator.on("IMsgStore::GetReceiveFolder").hang()) {
      Promise<String> stuck = session.submit(mapi -> mapi.defaultStore().inbox().displayName());
      assertThat(hang.awaitHit(LONG)).isTrue();
      Promise<Integer> behind = session.submit(mapi -> 2);
      assertThat(rig.stop()).isFalse();
      assertThat(stuck.isDone()).isTrue();
      assertThat(behind.getFailure()).hasMessageContaining("no longer up");
      assertThat(rig.status("one").reason().map(Reason::sentence).orElse(""))
          .contains("units of work were not done when drain");
    }
    assertThat(rig.threadsGone(LONG)).isTrue();
    assertThat(rig.liveObjects()).isEmpty();
  }
}
