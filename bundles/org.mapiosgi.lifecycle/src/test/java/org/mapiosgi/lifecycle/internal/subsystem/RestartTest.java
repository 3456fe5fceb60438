// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.binding.emulator.EmulatorCall;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.osgi.util.promise.Promise;

class RestartTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final int TIMES = 1_000;
  private static final String R8 = "R8: it can be initialised anew when they have come back";

  @RegisterExtension final Benches benches = new Benches();

  private static void work(Bench bench) throws Exception {
    String name = bench.up().call(mapi -> mapi.defaultStore().displayName(), LONG);
    assertThat(name).isNotEmpty();
  }

  @Test
  void aThousandTimesUpAndDownLeaveNothing() throws Exception {
    MapiEmulator emulator = Emulators.open();
    Set<Thread> before = ours();
    for (int i = 0; i < TIMES; i++) {
      Bench bench =
          benches.add(
              new Bench(
                  new EmulatorStage(emulator), 1, Duration.ofSeconds(30), Duration.ofMinutes(1)));
      bench.subsystem.sessions().add(Rig.session("one", LONG));
      bench.subsystem.start();
      work(bench);
      assertThat(bench.stop()).as("the stop of time %d", i).isTrue();
      assertThat(bench.registry.size()).isZero();
      // A new one must be the first to initialise MAPI (R8).
      assertThat(bench.threadsGone(LONG)).isTrue();
    }
    assertThat(emulator.load().liveObjects()).isEmpty();
    assertThat(emulator.load().initializedThreads()).isEmpty();
    assertThat(emulator.load().violations()).isEmpty();
    Rig.until("no thread is left", () -> before.containsAll(ours()));
  }

  private static Set<Thread> ours() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mapi-"))
        .collect(Collectors.toSet());
  }

  @Test
  void aPrimaryThatEndsByItselfIsReplacedAndMapiInitialisedAnewInOrder() throws Exception {
    Rig rig = benches.add(new Rig(2, Duration.ofSeconds(5)));
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    MapiSession first = rig.up();
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch there = new CountDownLatch(1);
    Promise<String> running =
        first.submit(
            mapi -> {
              there.countDown();
              goOn.await();
              return mapi.defaultStore().displayName();
            });
    there.await();
    rig.breakQueue("mapi-primary");
    Rig.until("withdrawn", () -> rig.registry.find(MapiSession.class).isEmpty());
    goOn.countDown();
    Rig.until(
        "a new session is up",
        () -> rig.registry.find(MapiSession.class).filter(now -> now != first).isPresent());
    Rig.until("the old work is over", running::isDone);
    assertThat(running.getFailure()).isNull();
    work(rig);
    rig.emulator.deliver("a@example.com", "news", "text");
    assertThat(rig.heard.poll(20, java.util.concurrent.TimeUnit.SECONDS)).isNotNull();
    assertThat(rig.subsystem.findings().toString())
        .contains("the primary thread has ended by an error of its own 1 times");
    assertThat(rig.stop()).isTrue();
    assertThat(rig.threadsGone(LONG)).isTrue();
    assertThat(rig.liveObjects()).isEmpty();
    assertThat(rig.brokenRules()).isEmpty();
    List<String> initialising =
        rig.emulator.calls().stream()
            .filter(
                call -> call.operation().startsWith("MAPI") && call.operation().contains("init"))
            .filter(call -> call.operation().equals("MAPIUninitialize"))
            .map(EmulatorCall::thread)
            .toList();
    assertThat(initialising).hasSize(6);
    assertThat(initialising.get(2)).as("last of the first three").isEqualTo("mapi-primary");
  }

  @Test
  void workThatOutlastsAPrimaryLeavesNothingOpenWhereItsSessionWouldDrain() throws Exception {
    Rig rig = benches.add(new Rig(1, Duration.ofMillis(200)));
    rig.subsystem.sessions().add(Bench.draining("one", MapiEmulator.DEFAULT_PROFILE, LONG, LONG));
    rig.subsystem.start();
    MapiSession first = rig.up();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Promise<Void> running =
        first.submit(
            mapi -> {
              begun.countDown();
              goOn.await();
              return null;
            });
    // What has not begun is refused at once.
    begun.await();
    rig.breakQueue("mapi-primary");
    Rig.until("withdrawn", () -> rig.registry.find(MapiSession.class).isEmpty());
    benches.letAStopRunOut(Duration.ofMillis(400));
    assertThat(running.isDone()).isFalse();
    goOn.countDown();
    Rig.until("a new session is up", () -> rig.registry.find(MapiSession.class).isPresent());
  }

  @Test
  void aStartThatFindsTooFewThreadsLeavesNoneBehindAndIsTriedAgain() throws Exception {
    Rig rig = benches.add(new Rig(2, Duration.ofSeconds(5)));
    rig.failToOpen("mapi-lane-2");
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    work(rig);
    assertThat(rig.pumpsOpened()).isEqualTo(5);
  }

  @Test
  void aLaneThatCannotBeReplacedAtOnceIsReplacedWhenItCan() throws Exception {
    Rig rig = benches.add(new Rig(Bench.settings(1, Duration.ofMillis(20), Duration.ofSeconds(5))));
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    rig.subsystem.start();
    MapiSession first = rig.up();
    rig.failToOpen("mapi-lane-2");
    rig.breakQueue("mapi-lane-1");
    Rig.until(
        "a new session is up",
        () -> rig.registry.find(MapiSession.class).filter(now -> now != first).isPresent());
    assertThat(rig.status("one").lane()).contains("mapi-lane-3");
    work(rig);
  }

  @Test
  void aLaneThatEndsByItselfGivesItsLeaseBackAndIsReplaced() throws Exception {
    Rig rig = benches.add(new Rig(Bench.settings(1, Duration.ofMillis(20), Duration.ofSeconds(5))));
    rig.subsystem.start();
    Rig.until("ready", () -> rig.subsystem.status().state() == SubsystemState.READY);
    rig.breakQueue("mapi-lane-1");
    Rig.until(
        "another lane",
        () ->
            rig.subsystem.accounts().lanes().stream()
                .anyMatch(lane -> lane.name().equals("mapi-lane-2")));
    rig.subsystem.sessions().add(Rig.session("one", LONG));
    work(rig);
  }

  @Test
  void aStartWhileALaneOfTheLastOneHangsWaitsForItByNameAndThenComesUp() throws Exception {
    MapiEmulator emulator = Emulators.open();
    Bench old =
        benches.add(
            new Bench(
                new EmulatorStage(emulator), 1, Duration.ofSeconds(30), Duration.ofMillis(300)));
    old.subsystem.sessions().add(Rig.session("one", LONG));
    old.subsystem.start();
    MapiSession session = old.up();
    Bench next;
    try (Fault hang = emulator.on("IMsgStore::GetReceiveFolder").hang()) {
      Promise<String> unused = session.submit(mapi -> mapi.defaultStore().inbox().displayName());
      assertThat(hang.awaitHit(LONG)).isTrue();
      assertThat(old.stop()).isFalse();
      next =
          benches.add(
              new Bench(
                  new EmulatorStage(emulator), 1, Duration.ofSeconds(30), Duration.ofSeconds(5)));
      next.subsystem.sessions().add(Rig.session("one", LONG));
      next.subsystem.start();
      Rig.until("it says what it waits for", () -> next(next).contains(R8));
      for (int i = 0; i < TIMES; i++) {
        // In each state of the tries that follow, too.
        assertThat(next(next)).contains(R8, "mapi-lane-1, mapi-primary");
      }
      assertThat(next.registry.find(MapiSession.class)).isEmpty();
    }
    work(next);
    assertThat(old.threadsGone(LONG)).isTrue();
    assertThat(next.stop()).isTrue();
    assertThat(emulator.load().violations()).isEmpty();
    assertThat(emulator.load().liveObjects()).isEmpty();
  }

  private static String next(Bench bench) {
    return bench.subsystem.status().reason().map(Reason::sentence).orElse("");
  }
}
