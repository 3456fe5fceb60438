// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.api.pump.PumpTimeoutException;
import org.mapiosgi.api.pump.PumpTimeoutException.Progress;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.watch.HangReport;
import org.mapiosgi.pump.internal.watch.WatchedPump;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Promise;

@Timeout(120)
class PumpShutdownTest {
  /** Ten times as many with the profile endurance. */
  private static final long TASKS = Long.getLong("pump.shutdown.tasks", 1_000_000);

  private static final List<PumpPriority> PRIORITIES = List.of(PumpPriority.values());

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();

  @Test
  void shutdownRunsWhatIsQueuedAndDropsWhatIsTimedForLater() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(() -> Gate.await(gate));
    List<Future<?>> queued = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      queued.add(pump.submit(() -> 1));
    }
    Future<?> later = pump.schedule(() -> 1, 1, SECONDS);
    Future<?> periodic = pump.scheduleAtFixedRate(() -> {}, 0, 1, SECONDS);
    pump.shutdown();
    assertThat(pump.isShutdown()).isTrue();
    assertThat(pump.isTerminated()).isFalse();
    assertThatThrownBy(() -> pump.execute(() -> {}))
        .isInstanceOf(RejectedExecutionException.class)
        .hasMessage("pump 'test' takes no task, because it is shut down");
    assertThatThrownBy(() -> pump.schedule(() -> {}, 1, SECONDS))
        .isInstanceOf(RejectedExecutionException.class);
    gate.countDown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(queued).allMatch(future -> future.isDone() && !future.isCancelled());
    assertThat(later.isCancelled()).isTrue();
    assertThat(periodic.isCancelled()).isTrue();
    assertThat(queue.isClosed()).isTrue();
    assertThat(pump.status().phase()).isEqualTo(PumpPhase.TERMINATED);
    assertThat(pump.status().timers()).isZero();
  }

  @Test
  void shutdownEndsAnIdlePumpWithOrWithoutTimers() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    pump.schedule(() -> {}, 1, SECONDS);
    queue.settle();
    pump.shutdown();
    pump.shutdown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(pump.shutdownNow()).isEmpty();
  }

  @Test
  void shutdownNowReturnsWhatDidNotStartAndLeavesNoFutureOpen() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    pump.execute(
        () -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
        });
    started.await();
    AtomicInteger ran = new AtomicInteger();
    Runnable plain = ran::incrementAndGet;
    pump.execute(plain);
    Future<?> future = pump.submit(() -> 1);
    Future<?> gone = pump.submit(() -> 1);
    gone.cancel(false);
    Promise<Integer> promise = pump.async(() -> 1);
    Future<?> timer = pump.schedule(() -> 1, 1, SECONDS);
    List<Runnable> left = pump.shutdownNow();
    assertThat(left).hasSize(4).contains(plain).contains((Runnable) future, (Runnable) timer);
    assertThat(future.isCancelled()).isTrue();
    assertThat(timer.isCancelled()).isTrue();
    assertThat(promise.getFailure())
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("'test'");
    assertThat(interrupted.await(30, SECONDS)).isTrue();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(ran).hasValue(0);
  }

  @Test
  void aTaskMayShutItsOwnPumpDown() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(
        () -> {
          Gate.await(gate);
          pump.shutdown();
          ran.add("first");
        });
    pump.execute(() -> ran.add("second"));
    gate.countDown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(ran).containsExactly("first", "second");
  }

  @Test
  void aTaskMayStopItsOwnPumpAtOnceAndFinishesItself() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    CountDownLatch gate = new CountDownLatch(1);
    Future<Integer> stopping =
        pump.submit(
            () -> {
              Gate.await(gate);
              return pump.shutdownNow().size();
            });
    pump.execute(() -> {});
    pump.execute(() -> {});
    gate.countDown();
    assertThat(stopping.get(30, SECONDS)).isEqualTo(2);
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }

  @Test
  void awaitTerminationEndsWhenItsTimeIsOver() throws Exception {
    ThreadPump pump = pumps.virtual(queue);
    assertThat(pump.awaitTermination(1, MILLISECONDS)).isFalse();
  }

  /** A provider's call that never returns and hears no interrupt. */
  private static void blockForEver(CountDownLatch started, CountDownLatch testEnds) {
    started.countDown();
    while (testEnds.getCount() > 0) {
      try {
        testEnds.await();
      } catch (InterruptedException ignored) {
        // As native code does.
      }
    }
  }

  @Test
  void aTaskThatBlocksForEverKeepsItsThreadAndNobodyElse() throws Exception {
    PumpContext context = new PumpContext("test", queue, Settings.DEFAULT);
    ThreadPump pump = pumps.start(context, queue, PumpServices.create());
    List<HangReport> reports = new ArrayList<>();
    WatchedPump watched = new WatchedPump(context, reports::add);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch testEnds = new CountDownLatch(1);
    try {
      Future<?> blocked = pump.submit(() -> blockForEver(started, testEnds));
      started.await();
      Promise<Integer> caller = pump.async(() -> 1, Duration.ofMillis(20));
      Runnable waiting = () -> {};
      pump.execute(waiting);
      watched.look();
      queue.pass(Duration.ofSeconds(60));
      watched.look();
      assertThat(reports).extracting(HangReport::kind).contains(HangReport.Kind.STUCK);
      assertThat(pump.status().phase()).isEqualTo(PumpPhase.TASK);
      assertThat(pump.status().inPhase()).hasSeconds(60);
      assertThat(caller.getFailure())
          .isInstanceOfSatisfying(
              PumpTimeoutException.class,
              late -> assertThat(late.progress()).isEqualTo(Progress.NOT_STARTED));
      assertThatThrownBy(() -> blocked.get(1, MILLISECONDS))
          .isInstanceOfSatisfying(
              PumpTimeoutException.class,
              late -> assertThat(late.progress()).isEqualTo(Progress.RUNNING));
      assertThat(pump.shutdownNow()).contains(waiting);
      assertThat(pump.awaitTermination(1, MILLISECONDS)).isFalse();
      assertThat(pump.isTerminated()).isFalse();
      pump.abandonRunning(new IllegalStateException("given up"));
      assertThatThrownBy(blocked::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("given up");
    } finally {
      testEnds.countDown();
    }
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }

  /** Every accepted task has one outcome, and no refused one runs. */
  @Test
  @Timeout(1800)
  void noFutureIsLeftOpenWhenAPumpEndsUnderFire() throws Exception {
    Random random = new Random(7);
    long total = 0;
    for (int round = 0; total < TASKS || round < 200; round++) {
      total += endUnderFire(random.nextInt(4_000), round % 2 == 0, round % 5 == 0);
    }
  }

  private long endUnderFire(int after, boolean drain, boolean withTimers) throws Exception {
    ThreadPump pump = pumps.real();
    AtomicInteger accepted = new AtomicInteger();
    AtomicLong ran = new AtomicLong();
    AtomicInteger returned = new AtomicInteger();
    List<List<Future<?>>> futures = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    CountDownLatch enough = new CountDownLatch(after + 1);
    for (int p = 0; p < 3; p++) {
      List<Future<?>> mine = new ArrayList<>();
      futures.add(mine);
      Thread thread =
          new Thread(
              () -> {
                try {
                  for (int i = 0; ; i++) {
                    if (withTimers && i % 300 == 1) {
                      mine.add(pump.scheduleAtFixedRate(() -> {}, 0, 1, SECONDS));
                    } else if (i % 3 == 0) {
                      pump.execute(ran::incrementAndGet, PRIORITIES.get(i % PRIORITIES.size()));
                      accepted.incrementAndGet();
                    } else if (withTimers && i % 3 == 1) {
                      mine.add(pump.schedule(() -> {}, i % 100, MILLISECONDS));
                    } else {
                      mine.add(pump.submit(() -> {}));
                    }
                    enough.countDown();
                  }
                } catch (RejectedExecutionException expected) {
                  // The pump is shut down.
                }
              });
      threads.add(thread);
      thread.start();
    }
    enough.await();
    if (drain) {
      pump.shutdown();
    } else {
      pump.shutdownNow().stream()
          .filter(r -> !(r instanceof Future))
          .forEach(r -> returned.incrementAndGet());
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(pump.awaitTermination(60, SECONDS)).as("pump ends").isTrue();
    long count = 0;
    for (List<Future<?>> mine : futures) {
      count += mine.size();
      assertThat(mine).allMatch(Future::isDone);
    }
    if (drain) {
      assertThat(ran.get()).isEqualTo(accepted.get());
    } else {
      assertThat(ran.get() + returned.get()).isEqualTo(accepted.get());
    }
    return count + accepted.get();
  }
}
