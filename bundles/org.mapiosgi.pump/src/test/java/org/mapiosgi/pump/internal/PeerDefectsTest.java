// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.tck.VirtualQueue;

/** Defects that other pumps had, replayed on this one. Each test names where it was seen. */
@Timeout(60)
class PeerDefectsTest {
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = Pumps.virtual(queue);

  /** zed-industries/zed #23283: one task ran for each signal of an event that does not count. */
  @Test
  void zed23283_aHundredTasksAndOneWakeAreAHundredRuns() throws Exception {
    queue.settle();
    int wakes = queue.wakes();
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    pump.execute(() -> PumpExecutionTest.awaitGate(gate));
    for (int i = 0; i < 100; i++) {
      pump.execute(ran::incrementAndGet);
    }
    gate.countDown();
    queue.settle();
    assertThat(ran).hasValue(100);
    assertThat(queue.wakes() - wakes).isEqualTo(1);
    Pumps.end(pump);
  }

  /** zed-industries/zed #43682: tasks starved native messages, so that it would not quit. */
  @Test
  void zed43682_aTaskFloodDoesNotHoldAMessageBack() throws Exception {
    AtomicInteger tasksBefore = new AtomicInteger(-1);
    AtomicInteger tasks = new AtomicInteger();
    CountDownLatch seen = new CountDownLatch(1);
    pump.execute(
        new Runnable() {
          @Override
          public void run() {
            if (tasks.incrementAndGet() == 1000) {
              queue.post(
                  () -> {
                    tasksBefore.set(tasks.get());
                    seen.countDown();
                  });
            }
            if (seen.getCount() > 0) {
              pump.execute(this);
            }
          }
        });
    assertThat(seen.await(30, SECONDS)).isTrue();
    assertThat(tasksBefore.get() - 1000).isLessThanOrEqualTo(256);
    Pumps.end(pump);
  }

  /** zed-industries/zed #43896: could not be ended under task load. */
  @Test
  void zed43896_shutdownEndsATaskThatPostsItselfForEver() throws Exception {
    Runnable forever =
        new Runnable() {
          @Override
          public void run() {
            pump.execute(this);
          }
        };
    pump.execute(forever);
    pump.shutdown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }

  /** netty/netty #1614: a queue that was never empty starved timers. */
  @Test
  void netty1614_aTimerFiresUnderAQueueThatIsNeverEmpty() throws Exception {
    CountDownLatch fired = new CountDownLatch(1);
    pump.schedule(fired::countDown, 10, MILLISECONDS);
    pump.execute(
        new Runnable() {
          @Override
          public void run() {
            queue.pass(Duration.ofNanos(10_000));
            if (fired.getCount() > 0) {
              pump.execute(this);
            }
          }
        });
    assertThat(fired.await(30, SECONDS)).isTrue();
    Pumps.end(pump);
  }

  /** netty/netty #9112: a pump woke itself for work it had already seen. */
  @Test
  void netty9112_workPostedOnThePumpThreadWakesNobody() throws Exception {
    queue.settle();
    int wakes = queue.wakes();
    pump.execute(
        () -> {
          pump.execute(() -> {});
          pump.schedule(() -> {}, 1, MILLISECONDS);
        });
    queue.settle();
    assertThat(queue.wakes() - wakes).isEqualTo(1);
    Pumps.end(pump);
  }

  /** jna User32Util.MessageLoopThread: a task after the loop's end was never completed. */
  @Test
  void jnaMessageLoopThread_aTaskAfterTheEndIsRefusedAndOneBeforeCompletes() throws Exception {
    Future<?> before = pump.submit(() -> {});
    pump.shutdown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(before.isDone()).isTrue();
    assertThatThrownBy(() -> pump.submit(() -> {})).isInstanceOf(RejectedExecutionException.class);
    assertThatThrownBy(() -> pump.async(() -> 1)).isInstanceOf(RejectedExecutionException.class);
  }

  /** jna User32Util.MessageLoopThread: submission waited for a thread that was not there yet. */
  @Test
  void jnaMessageLoopThread_tasksAreTakenBeforeTheThreadHasItsQueue() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    ThreadPump late =
        ThreadPump.start(
            new PumpContext("late", queue, Settings.DEFAULT),
            name -> {
              PumpExecutionTest.awaitGate(gate);
              return new VirtualQueue();
            },
            PumpServices.create());
    Future<Integer> early = late.submit(() -> 1);
    assertThat(early.isDone()).isFalse();
    gate.countDown();
    assertThat(early.get(30, SECONDS)).isEqualTo(1);
    Pumps.end(late);
    Pumps.end(pump);
  }

  /** jna ComThread: a static marker let a call for one thread run on another. */
  @Test
  void jnaComThread_aTaskForOnePumpNeverRunsOnAnother() throws Exception {
    ThreadPump other = Pumps.virtual(new VirtualQueue());
    boolean onOther =
        pump.submit(() -> other.submit(() -> other.isPumpThread() && !pump.isPumpThread()).get())
            .get(30, SECONDS);
    assertThat(onOther).isTrue();
    Pumps.end(other);
    Pumps.end(pump);
  }

  /** com4j ComThread: looked for work every 10 ms. */
  @Test
  void com4j_anIdlePumpDoesNotWakeUp() throws Exception {
    queue.settle();
    int waits = queue.waits();
    queue.advance(Duration.ofHours(1));
    assertThat(queue.waits()).isEqualTo(waits);
    Pumps.end(pump);
  }

  /** com4j ComThread: execute after kill hung. */
  @Test
  void com4j_aTaskForADeadPumpFailsAtOnce() throws Exception {
    Pumps.end(pump);
    assertThatThrownBy(() -> pump.invokeAll(java.util.List.of(() -> 1)))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
