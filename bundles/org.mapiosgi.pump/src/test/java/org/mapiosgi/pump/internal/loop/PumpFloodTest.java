// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.queue.Capacity.Overflow;
import org.mapiosgi.pump.internal.queue.DepthAlarm;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Deferred;

/** The means against tasks that come faster than they run. */
@Timeout(60)
class PumpFloodTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final CountDownLatch gate = new CountDownLatch(1);

  private static Settings settings(int capacity, Overflow overflow) {
    Settings all = Settings.DEFAULT;
    return new Settings(
        all.tasks(),
        all.messages(),
        all.turnNanos(),
        capacity,
        overflow,
        all.alarmDepth(),
        all.metrics(),
        all.hang());
  }

  private ThreadPump pump(int capacity, Overflow overflow) throws InterruptedException {
    ThreadPump pump = pumps.virtual(queue, settings(capacity, overflow));
    CountDownLatch started = new CountDownLatch(1);
    pump.execute(
        () -> {
          started.countDown();
          Gate.await(gate);
        });
    started.await();
    return pump;
  }

  @Test
  void onlyTheLatestTaskOfAKeyRunsInThePlaceOfTheFirst() throws Exception {
    ThreadPump pump = pump(0, Overflow.REJECT);
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 1_000_000; i++) {
      int number = i;
      pump.executeLatest("a", () -> ran.add("a" + number));
    }
    pump.executeLatest("b", () -> ran.add("b"));
    pump.executeLatest("a", () -> ran.add("a"));
    assertThat(pump.status().queued()).isEqualTo(2);
    gate.countDown();
    queue.settle();
    assertThat(ran).containsExactly("a", "b");
    pump.executeLatest("a", () -> pump.executeLatest("a", () -> ran.add("again")));
    queue.settle();
    assertThat(ran).containsExactly("a", "b", "again");
    Pumps.end(pump);
    assertThatThrownBy(() -> pump.executeLatest("a", () -> {}))
        .isInstanceOf(RejectedExecutionException.class);
  }

  @Test
  void theLatestTaskIsNeverLostWhileThePumpTakesTheOneBefore() throws Exception {
    ThreadPump pump = pumps.real();
    for (int round = 0; round < 20_000; round++) {
      AtomicInteger last = new AtomicInteger();
      CountDownLatch third = new CountDownLatch(1);
      pump.executeLatest("k", () -> last.set(1));
      pump.executeLatest("k", () -> last.set(2));
      pump.executeLatest(
          "k",
          () -> {
            last.set(3);
            third.countDown();
          });
      assertThat(third.await(30, SECONDS)).isTrue();
      assertThat(last).hasValue(3);
    }
  }

  @Test
  void aFullPumpTakesTheNestableTaskForWhichTheTaskAroundWaits() throws Exception {
    ThreadPump pump = pump(1, Overflow.REJECT);
    Deferred<Void> done = new Deferred<>();
    Future<Boolean> task =
        pump.submit(
            () -> pump.nesting().pumpUntil(done.getPromise(), Duration.ofHours(1), Mode.ALL));
    gate.countDown();
    queue.settle();
    Future<Void> waiting = pump.submit(() -> null);
    pump.nesting().nestable().execute(() -> {});
    pump.nesting().nestable().execute(() -> {});
    queue.settle();
    // They took no room, and give none.
    assertThatThrownBy(() -> pump.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    pump.nesting().nestable().execute(() -> done.resolve(null));
    assertThat(task.get(30, SECONDS)).isTrue();
    waiting.get(30, SECONDS);
  }

  @Test
  void nestableTasksThatRunBetweenOthersChangeNoLimit() throws Exception {
    ThreadPump pump = pump(1, Overflow.REJECT);
    for (int task = 0; task < 3; task++) {
      pump.nesting().nestable().execute(() -> {});
    }
    // Taken while the limit is set anew, too.
    pump.configure(Settings.DEFAULT);
    pump.configure(settings(1, Overflow.REJECT));
    Future<Void> waiting = pump.submit(() -> null);
    assertThatThrownBy(() -> pump.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    gate.countDown();
    waiting.get(30, SECONDS);
    queue.settle();
    pump.submit(() -> null).get(30, SECONDS);
  }

  @Test
  void aFullPumpRejectsAndTakesAgainWhenItHasRoom() throws Exception {
    ThreadPump pump = pump(10, Overflow.REJECT);
    List<Future<?>> taken = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      taken.add(pump.submit(() -> {}));
    }
    assertThatThrownBy(() -> pump.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("pump 'test' takes no task, because 10 tasks wait already");
    assertThat(pump.metrics().rejected()).isEqualTo(1);
    gate.countDown();
    queue.settle();
    assertThat(taken).allMatch(Future::isDone);
    for (int round = 0; round < 100; round++) {
      pump.submit(() -> {}).get();
    }
  }

  @Test
  void aFullPumpMakesCallersWaitButNotItself() throws Exception {
    ThreadPump pump = pump(10, Overflow.BLOCK);
    AtomicInteger ran = new AtomicInteger();
    pump.execute(
        () -> {
          for (int i = 0; i < 100; i++) {
            pump.execute(ran::incrementAndGet);
          }
        });
    Thread caller =
        new Thread(
            () -> {
              for (int i = 0; i < 1000; i++) {
                pump.execute(ran::incrementAndGet);
              }
            });
    caller.start();
    await().until(() -> caller.getState() == Thread.State.WAITING);
    assertThat(pump.status().queued()).isEqualTo(10);
    gate.countDown();
    caller.join();
    queue.settle();
    assertThat(ran).hasValue(1100);
  }

  @Test
  void callersThatWaitForRoomAreRefusedWhenThePumpEnds() throws Exception {
    ThreadPump pump = pump(1, Overflow.BLOCK);
    pump.execute(() -> {});
    AtomicInteger refused = new AtomicInteger();
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      Thread caller =
          new Thread(
              () -> {
                try {
                  pump.execute(() -> {});
                } catch (RejectedExecutionException e) {
                  refused.incrementAndGet();
                }
              });
      callers.add(caller);
      caller.start();
    }
    await().until(() -> callers.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
    pump.shutdown();
    for (Thread caller : callers) {
      caller.join();
    }
    assertThat(refused).hasValue(3);
    gate.countDown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }

  @Test
  void anInterruptedCallerThatWaitsForRoomIsRefused() throws Exception {
    ThreadPump pump = pump(1, Overflow.BLOCK);
    pump.execute(() -> {});
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> pump.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    gate.countDown();
  }

  @Test
  void theDepthAlarmTellsOncePerDoublingAndAnewAfterwards() {
    DepthAlarm alarm = new DepthAlarm("test", 100);
    for (int depth = 0; depth <= 1000; depth++) {
      alarm.look(depth);
    }
    // 100, 200, 400 and 800.
    assertThat(alarm.raised()).isEqualTo(4);
    for (int depth = 1000; depth >= 50; depth--) {
      alarm.look(depth);
    }
    alarm.look(150);
    assertThat(alarm.raised()).isEqualTo(4);
    alarm.look(49);
    alarm.look(150);
    assertThat(alarm.raised()).isEqualTo(5);
  }

  @Test
  void metricsTellTheDepthTheWaitsAndTheDurations() throws Exception {
    ThreadPump pump = pump(0, Overflow.REJECT);
    for (int i = 0; i < 1000; i++) {
      pump.execute(() -> queue.pass(java.time.Duration.ofMillis(1)));
    }
    pump.schedule(() -> {}, 1, SECONDS);
    gate.countDown();
    queue.settle();
    var metrics = pump.metrics();
    assertThat(metrics.mostQueued()).isBetween(700, 1000);
    assertThat(metrics.ran().count()).isEqualTo(1002);
    assertThat(metrics.ran().max()).hasMillis(1);
    assertThat(metrics.ran().p50())
        .isBetween(java.time.Duration.ofMillis(1), java.time.Duration.ofNanos(1_070_000));
    assertThat(metrics.waited().max().toMillis()).isBetween(900L, 1000L);
    // The timer was due after 1 s; no turn is longer than 8 ms and one task.
    assertThat(metrics.late().count()).isEqualTo(1);
    assertThat(metrics.late().max().toMillis()).isLessThanOrEqualTo(9);
    assertThat(metrics.waits()).isPositive();
    queue.wake();
    queue.settle();
    assertThat(pump.metrics().spurious()).isEqualTo(metrics.spurious() + 1);
  }
}
