// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.HOURS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Deferred;

/**
 * Defects that other pumps had, replayed on this one. Each test names where it was seen. That of
 * SWT #1789 is among those of nested waits, {@link PumpNestingTest}.
 */
@Timeout(60)
class PeerDefectsTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);

  /** zed-industries/zed #23283: one task ran for each signal of an event that does not count. */
  @Test
  void zed23283_aHundredTasksAndOneWakeAreAHundredRuns() throws Exception {
    queue.settle();
    int wakes = queue.wakes();
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger ran = new AtomicInteger();
    pump.execute(() -> Gate.await(gate));
    for (int i = 0; i < 100; i++) {
      pump.execute(ran::incrementAndGet);
    }
    gate.countDown();
    queue.settle();
    assertThat(ran).hasValue(100);
    assertThat(queue.wakes() - wakes).isEqualTo(1);
  }

  /**
   * zed-industries/zed #9469: tasks beyond those of one wake were stranded until the mouse moved.
   */
  @Test
  void zed9469_whatATurnLeavesNeedsNoOtherEvent() throws Exception {
    queue.settle();
    int wakes = queue.wakes();
    AtomicInteger ran = new AtomicInteger();
    pump.execute(
        () -> {
          for (int i = 0; i < 10 * Settings.DEFAULT.tasks(); i++) {
            pump.execute(ran::incrementAndGet);
          }
        });
    queue.settle();
    assertThat(ran).hasValue(10 * Settings.DEFAULT.tasks());
    assertThat(queue.wakes() - wakes).isEqualTo(1);
    assertThat(pump.status().messages()).isZero();
  }

  /**
   * zed-industries/zed #37255: messages that were posted to the thread were lost in a modal loop.
   */
  @Test
  void zed37255_aModalLoopLosesNoTask() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    pump.execute(
        () -> {
          Pumps.nativeLoop(pump, queue, over);
          order.add("loop");
        });
    queue.settle();
    for (int i = 0; i < 3; i++) {
      pump.execute(() -> order.add("task"));
      pump.nesting().nestable().execute(() -> order.add("nestable"));
      queue.settle();
    }
    queue.post(() -> over.set(true));
    queue.settle();
    assertThat(order)
        .containsExactly("nestable", "nestable", "nestable", "loop", "task", "task", "task");
  }

  /** zed-industries/zed #61469: posted messages without end starved those of low priority. */
  @Test
  void zed61469_aTimersMessageComesThroughAFloodOfPostedOnes() throws Exception {
    CountDownLatch ticked = new CountDownLatch(1);
    AtomicInteger posted = new AtomicInteger();
    AtomicInteger before = new AtomicInteger();
    queue.post(
        new VirtualQueue.Message() {
          @Override
          public void run() {
            if (posted.incrementAndGet() == 100) {
              queue.timer(
                  () -> {
                    before.set(posted.get());
                    ticked.countDown();
                  });
            }
            if (ticked.getCount() > 0) {
              queue.post(this);
            }
          }
        });
    assertThat(ticked.await(30, SECONDS)).isTrue();
    assertThat(before.get() - 100).isLessThanOrEqualTo(Settings.DEFAULT.messages());
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

  /** Mozilla nsAppShell: its own events and native ones starved each other. */
  @Test
  void mozilla_neitherOfTwoFloodsStarvesTheOther() throws Exception {
    AtomicInteger tasks = new AtomicInteger();
    AtomicInteger messages = new AtomicInteger();
    AtomicInteger mostTasks = new AtomicInteger();
    AtomicInteger mostMessages = new AtomicInteger();
    CountDownLatch seen = new CountDownLatch(100_000);
    CountDownLatch bothThere = new CountDownLatch(1);
    pump.execute(() -> Gate.await(bothThere));
    pump.execute(
        new Runnable() {
          @Override
          public void run() {
            messages.set(0);
            mostTasks.accumulateAndGet(tasks.incrementAndGet(), Math::max);
            if (seen.getCount() > 0) {
              pump.execute(this);
            }
          }
        });
    queue.post(
        new VirtualQueue.Message() {
          @Override
          public void run() {
            tasks.set(0);
            mostMessages.accumulateAndGet(messages.incrementAndGet(), Math::max);
            seen.countDown();
            if (seen.getCount() > 0) {
              queue.post(this);
            }
          }
        });
    bothThere.countDown();
    assertThat(seen.await(30, SECONDS)).isTrue();
    Pumps.end(pump);
    assertThat(mostTasks.get()).isBetween(1, Settings.DEFAULT.tasks());
    assertThat(mostMessages.get()).isBetween(1, Settings.DEFAULT.messages());
  }

  /** rust-windowing/winit #4150: 10,000 messages in the queue left no room for a wake. */
  @Test
  void winit4150_tenThousandForeignMessagesHoldNoTaskBack() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger messages = new AtomicInteger();
    queue.post(() -> Gate.await(gate));
    for (int i = 0; i < 10_000; i++) {
      queue.post(messages::incrementAndGet);
    }
    Future<Integer> before = pump.submit(messages::get);
    Future<Integer> timer = pump.schedule(messages::get, 1, NANOSECONDS);
    queue.pass(Duration.ofNanos(1));
    gate.countDown();
    assertThat(before.get(30, SECONDS)).isLessThan(Settings.DEFAULT.messages());
    assertThat(timer.get(30, SECONDS)).isLessThan(Settings.DEFAULT.messages());
    queue.settle();
    assertThat(messages).hasValue(10_000);
  }

  /** JACOB STA: a loop took the error of a look at its queue for a message, and spun. */
  @Test
  void jacob_aQueueThatFailsEndsThePumpInsteadOfSpinning() throws Exception {
    queue.settle();
    int waits = queue.waits();
    Future<?> timer = pump.schedule(() -> {}, 1, HOURS);
    queue.settle();
    queue.failWait(new IllegalStateException("GetMessage returned -1"));
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(queue.waits() - waits).isLessThanOrEqualTo(1);
    assertThatThrownBy(timer::get).hasRootCauseMessage("GetMessage returned -1");
  }

  /** JACOB STA: quit() was lost if the thread had not told its number yet. */
  @Test
  void jacob_anEndBeforeTheThreadHasItsQueueIsHeard() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    ThreadPump late =
        pumps.start(
            new PumpContext("late", queue, Settings.DEFAULT),
            name -> {
              Gate.await(gate);
              return new VirtualQueue();
            },
            PumpServices.create());
    Future<Integer> accepted = late.submit(() -> 1);
    late.shutdown();
    gate.countDown();
    assertThat(late.awaitTermination(30, SECONDS)).isTrue();
    assertThat(accepted.get()).isEqualTo(1);
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
        pumps.start(
            new PumpContext("late", queue, Settings.DEFAULT),
            name -> {
              Gate.await(gate);
              return new VirtualQueue();
            },
            PumpServices.create());
    Future<Integer> early = late.submit(() -> 1);
    assertThat(early.isDone()).isFalse();
    gate.countDown();
    assertThat(early.get(30, SECONDS)).isEqualTo(1);
  }

  /** jna ComThread: a static marker let a call for one thread run on another. */
  @Test
  void jnaComThread_aTaskForOnePumpNeverRunsOnAnother() throws Exception {
    ThreadPump other = pumps.virtual(new VirtualQueue());
    boolean onOther =
        pump.submit(() -> other.submit(() -> other.isPumpThread() && !pump.isPumpThread()).get())
            .get(30, SECONDS);
    assertThat(onOther).isTrue();
  }

  /** jna ComThread: after a callback a call from its own thread queued to itself, and timed out. */
  @Test
  void jnaComThread_aCallOfThePumpToItselfIsRefusedAtOnceAlsoAfterACallback() throws Exception {
    Future<Boolean> refused =
        pump.submit(
            () -> {
              Deferred<Void> called = new Deferred<>();
              queue.send(() -> called.resolve(null));
              assertThat(
                      pump.nesting().pumpUntil(called.getPromise(), Duration.ofHours(1), Mode.COM))
                  .isTrue();
              assertThatThrownBy(() -> pump.submit(() -> 1).get(5, SECONDS))
                  .isInstanceOf(IllegalStateException.class);
              return pump.isPumpThread();
            });
    assertThat(refused.get(30, SECONDS)).isTrue();
  }

  /** com4j ComThread: looked for work every 10 ms. */
  @Test
  void com4j_anIdlePumpDoesNotWakeUp() throws Exception {
    queue.settle();
    int waits = queue.waits();
    queue.advance(Duration.ofHours(1));
    assertThat(queue.waits()).isEqualTo(waits);
  }

  /** com4j ComThread: execute after kill hung. */
  @Test
  void com4j_aTaskForADeadPumpFailsAtOnce() throws Exception {
    Pumps.end(pump);
    assertThatThrownBy(() -> pump.invokeAll(List.of(() -> 1)))
        .isInstanceOf(RejectedExecutionException.class);
  }
}
