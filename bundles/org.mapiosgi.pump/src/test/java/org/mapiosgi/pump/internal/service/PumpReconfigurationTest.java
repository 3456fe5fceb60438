// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.pump.internal.core.HangLimits;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.PumpServices;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.pump.internal.queue.Capacity.Overflow;
import org.mapiosgi.pump.internal.queue.DepthAlarm;
import org.mapiosgi.pump.internal.task.Callbacks;
import org.mapiosgi.pump.internal.task.Deadlines;
import org.mapiosgi.pump.internal.watch.HangReport;
import org.mapiosgi.pump.internal.watch.PumpMBeans;
import org.mapiosgi.pump.internal.watch.Recorder;
import org.mapiosgi.pump.internal.watch.Watchdog;
import org.mapiosgi.pump.internal.watch.WatchedPump;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;

/** Settings that change while a pump runs. */
@Timeout(60)
class PumpReconfigurationTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final CountDownLatch started = new CountDownLatch(1);
  private final CountDownLatch gate = new CountDownLatch(1);

  private static Settings bound(int capacity, Overflow overflow) {
    return new Settings(256, 64, 8_000_000, capacity, overflow, 0, true, HangLimits.DEFAULT);
  }

  private static Settings budget(int tasks) {
    return new Settings(tasks, 64, 1_000_000_000, 0, Overflow.REJECT, 0, true, HangLimits.DEFAULT);
  }

  private static Settings watched(long warnNanos) {
    return new Settings(
        256,
        64,
        8_000_000,
        0,
        Overflow.REJECT,
        0,
        true,
        new HangLimits(warnNanos, 5_000_000_000L, 60_000_000_000L, false));
  }

  /** A pump that is at a task until the gate opens. */
  private ThreadPump held(Settings settings) throws InterruptedException {
    ThreadPump pump = pumps.virtual(queue, settings);
    pump.execute(
        () -> {
          started.countDown();
          Gate.await(gate);
        });
    started.await();
    return pump;
  }

  @Test
  void aTurnHasTheNewLengthFromTheNextPassOn() throws Exception {
    ThreadPump pump = held(budget(1000));
    List<String> order = new ArrayList<>();
    for (int task = 0; task < 4; task++) {
      pump.execute(() -> order.add("task"));
    }
    queue.post(() -> order.add("message"));
    pump.configure(budget(2));
    // The pass that runs has the budget it began with; so the tasks below are the next one's.
    pump.execute(() -> pump.configure(budget(2)));
    gate.countDown();
    queue.settle();
    order.clear();
    CountDownLatch again = new CountDownLatch(1);
    CountDownLatch entered = new CountDownLatch(1);
    queue.post(
        () -> {
          entered.countDown();
          Gate.await(again);
        });
    entered.await();
    for (int task = 0; task < 4; task++) {
      pump.execute(() -> order.add("task"));
    }
    queue.post(() -> order.add("first"));
    queue.post(() -> order.add("second"));
    again.countDown();
    queue.settle();
    assertThat(order).containsExactly("first", "second", "task", "task", "task", "task");
  }

  @Test
  void aLimitThatIsSetCountsTheTasksThatWaitAlready() throws Exception {
    ThreadPump pump = held(bound(0, Overflow.REJECT));
    AtomicInteger run = new AtomicInteger();
    for (int task = 0; task < 3; task++) {
      pump.execute(run::incrementAndGet);
    }
    pump.configure(bound(4, Overflow.REJECT));
    pump.execute(run::incrementAndGet);
    assertThatThrownBy(() -> pump.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("4 tasks wait already");
    pump.configure(bound(2, Overflow.REJECT));
    assertThatThrownBy(() -> pump.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessageContaining("2 tasks wait already");
    pump.configure(bound(5, Overflow.REJECT));
    pump.execute(run::incrementAndGet);
    assertThatThrownBy(() -> pump.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    gate.countDown();
    queue.settle();
    assertThat(run).hasValue(5);
  }

  @Test
  void aLimitIsExactAgainWhenTheQueueHasDrained() throws Exception {
    ThreadPump pump = held(bound(0, Overflow.REJECT));
    for (int task = 0; task < 10; task++) {
      pump.execute(() -> {});
    }
    pump.configure(bound(2, Overflow.REJECT));
    gate.countDown();
    queue.settle();
    CountDownLatch again = new CountDownLatch(1);
    CountDownLatch entered = new CountDownLatch(1);
    pump.execute(
        () -> {
          entered.countDown();
          Gate.await(again);
        });
    entered.await();
    pump.execute(() -> {});
    pump.execute(() -> {});
    assertThatThrownBy(() -> pump.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
    again.countDown();
  }

  @Test
  void whoWaitsForRoomIsLetInWhereThereIsMoreOrNoLimit() throws Exception {
    ThreadPump pump = held(bound(1, Overflow.BLOCK));
    AtomicInteger run = new AtomicInteger();
    pump.execute(run::incrementAndGet);
    List<Thread> callers = new ArrayList<>();
    for (int caller = 0; caller < 3; caller++) {
      Thread thread = new Thread(() -> pump.execute(run::incrementAndGet), "caller");
      thread.start();
      callers.add(thread);
    }
    await().until(() -> callers.stream().allMatch(t -> t.getState() == Thread.State.WAITING));
    pump.configure(bound(2, Overflow.BLOCK));
    await().until(() -> callers.stream().filter(Thread::isAlive).count() == 2);
    assertThat(pump.status().queued()).isEqualTo(2);
    pump.configure(bound(0, Overflow.BLOCK));
    for (Thread caller : callers) {
      caller.join();
    }
    gate.countDown();
    queue.settle();
    assertThat(run).hasValue(4);
  }

  @Test
  void aLimitSetAfterTheEndMakesNobodyWait() throws Exception {
    ThreadPump pump = pumps.virtual(queue, bound(0, Overflow.BLOCK));
    Pumps.end(pump);
    pump.configure(bound(1, Overflow.BLOCK));
    for (int task = 0; task < 3; task++) {
      assertThatThrownBy(() -> pump.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class)
          .hasMessageContaining("is shut down");
    }
  }

  @Test
  void noTaskIsLostAndNoneBeyondTheLimitWhileItChangesUnderLoad() throws Exception {
    ThreadPump pump = pumps.real();
    AtomicLong run = new AtomicLong();
    AtomicLong accepted = new AtomicLong();
    List<Thread> producers = new ArrayList<>();
    for (int producer = 0; producer < 3; producer++) {
      Thread thread =
          new Thread(
              () -> {
                for (int task = 0; task < 100_000; task++) {
                  try {
                    pump.execute(run::incrementAndGet);
                    accepted.incrementAndGet();
                  } catch (RejectedExecutionException full) {
                    Thread.onSpinWait();
                  }
                }
              },
              "producer");
      thread.start();
      producers.add(thread);
    }
    for (int change = 0; producers.stream().anyMatch(Thread::isAlive); change++) {
      pump.configure(bound(change % 4 * 50, change % 3 == 0 ? Overflow.BLOCK : Overflow.REJECT));
    }
    pump.configure(bound(0, Overflow.REJECT));
    pump.submit(() -> {}).get(30, SECONDS);
    assertThat(run.get()).isEqualTo(accepted.get());
  }

  @Test
  void aLimitThatIsSetWhileTheQueueDrainsIsExactAfterwards() throws Exception {
    ThreadPump pump = pumps.real();
    for (int round = 0; round < 500; round++) {
      pump.configure(bound(0, Overflow.REJECT));
      for (int task = 0; task < 300; task++) {
        pump.execute(() -> {});
      }
      pump.configure(bound(10, Overflow.REJECT));
      while (pump.status().queued() > 0) {
        Thread.onSpinWait();
      }
      // The pump looks again in its next pass.
      Pumps.passes(pump);
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch again = new CountDownLatch(1);
      pump.execute(
          () -> {
            entered.countDown();
            Gate.await(again);
          });
      entered.await();
      for (int task = 0; task < 10; task++) {
        pump.execute(() -> {});
      }
      assertThatThrownBy(() -> pump.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
      again.countDown();
    }
  }

  @Test
  void metricsStopAndGoOn() throws Exception {
    ThreadPump pump = pumps.virtual(queue, Settings.DEFAULT);
    pump.submit(() -> queue.pass(Duration.ofMillis(1))).get();
    queue.settle();
    Settings on = Settings.DEFAULT;
    pump.configure(
        new Settings(
            on.tasks(),
            on.messages(),
            on.turnNanos(),
            0,
            on.overflow(),
            0,
            false,
            HangLimits.DEFAULT));
    var before = pump.metrics();
    for (int task = 0; task < 200; task++) {
      pump.submit(() -> queue.pass(Duration.ofMillis(1))).get();
    }
    queue.settle();
    assertThat(pump.metrics().ran()).isEqualTo(before.ran());
    assertThat(pump.metrics().waited()).isEqualTo(before.waited());
    queue.advance(Duration.ofDays(1));
    pump.configure(on);
    for (int task = 0; task < 200; task++) {
      pump.submit(() -> queue.pass(Duration.ofMillis(1))).get();
    }
    queue.settle();
    assertThat(pump.metrics().ran().count()).isEqualTo(before.ran().count() + 200);
    assertThat(pump.metrics().waited().count()).isGreaterThan(before.waited().count());
    // Not since the wake or the task before.
    assertThat(pump.metrics().waited().max()).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void aWatchThatIsTurnedOnTellsOfATaskThatRunsAlready() throws Exception {
    List<HangReport> reports = new ArrayList<>();
    PumpContext context = new PumpContext("test", queue, watched(0));
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
    WatchedPump watch = new WatchedPump(context, reports::add);
    assertThat(watch.isGone()).isTrue();
    pump.execute(
        () -> {
          started.countDown();
          Gate.await(gate);
        });
    started.await();
    queue.pass(Duration.ofSeconds(1));
    pump.configure(watched(3_000_000_000L));
    assertThat(watch.isGone()).isFalse();
    watch.look();
    assertThat(reports).isEmpty();
    pump.configure(watched(500_000_000L));
    watch.look();
    assertThat(reports).hasSize(1);
    gate.countDown();
  }

  @Test
  void theWatchdogsThreadComesAndGoesWithTheSetting() throws Exception {
    Watchdog watchdog = new Watchdog(report -> {}, 1_000_000);
    PumpServices services =
        new PumpServices(
            new Callbacks(new Deadlines()),
            new Deadlines(),
            watchdog,
            Recorder.NONE,
            PumpMBeans.NONE);
    PumpContext context = new PumpContext("test", queue, watched(0));
    ThreadPump pump = pumps.start(context, queue, services);
    assertThat(watchdog.isRunning()).isFalse();
    pump.configure(watched(1_000_000_000));
    assertThat(watchdog.isRunning()).isTrue();
    pump.configure(watched(0));
    pump.execute(() -> {});
    await().until(() -> !watchdog.isRunning());
  }

  @Test
  void anAlarmTellsAtTheNewDepthAndNeverWhereItIsOff() {
    DepthAlarm alarm = new DepthAlarm("test", 0);
    alarm.look(1_000_000);
    assertThat(alarm.raised()).isZero();
    alarm.configure(100);
    alarm.look(150);
    assertThat(alarm.raised()).isEqualTo(1);
    alarm.configure(100);
    alarm.look(150);
    assertThat(alarm.raised()).isEqualTo(1);
    alarm.configure(120);
    alarm.look(150);
    assertThat(alarm.raised()).isEqualTo(2);
    alarm.configure(0);
    alarm.look(1_000_000);
    assertThat(alarm.raised()).isEqualTo(2);
  }
}
