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
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpNesting;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.api.pump.PumpNestingException;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Inside of a task runs what was allowed to, and nothing else. */
@Timeout(60)
class PumpNestingTest {
  private static final Duration LONG = Duration.ofHours(1);

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final PumpNesting nesting = pump.nesting();
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());
  private final AtomicBoolean over = new AtomicBoolean();

  private void note(String what) {
    order.add(what);
  }

  /** A task that is inside of a native loop, which ends when the test says so. */
  private Future<Void> loop() {
    Future<Void> task =
        pump.submit(
            () ->
                nesting.call(
                    () -> {
                      queue.nativeLoop(over::get);
                      note("call");
                      return null;
                    }));
    queue.settle();
    return task;
  }

  private void endLoop() {
    queue.post(() -> over.set(true));
  }

  @Test
  void nestableTasksRunInsideOfACallAndOthersAfterIt() throws Exception {
    Future<Void> task = loop();
    assertThat(pump.status().phase()).isEqualTo(PumpPhase.NESTED);
    assertThat(pump.status().depth()).isEqualTo(1);
    pump.execute(() -> note("other"));
    Future<?> timer = pump.schedule(() -> note("timer"), 1, MILLISECONDS);
    nesting.nestable().execute(() -> note("nestable"));
    queue.settle();
    queue.advance(Duration.ofSeconds(1));
    assertThat(order).containsExactly("nestable");
    endLoop();
    task.get(30, SECONDS);
    timer.get(30, SECONDS);
    queue.settle();
    assertThat(order).containsExactlyInAnyOrder("nestable", "call", "other", "timer");
    assertThat(order.subList(0, 2)).containsExactly("nestable", "call");
    assertThat(pump.status().depth()).isZero();
    assertThat(pump.status().phase()).isEqualTo(PumpPhase.IDLE);
  }

  @Test
  void whatWasPostedBeforeTheCallRunsInsideOfIt() throws Exception {
    Future<Void> task =
        pump.submit(
            () -> {
              nesting.nestable().execute(() -> note("nestable"));
              return nesting.call(
                  () -> {
                    queue.nativeLoop(over::get);
                    note("call");
                    return null;
                  });
            });
    queue.settle();
    endLoop();
    task.get(30, SECONDS);
    assertThat(order).containsExactly("nestable", "call");
  }

  @Test
  void manyTasksNeedOneMessageAndNoneWithoutACall() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    AtomicInteger runs = new AtomicInteger();
    Future<Void> task = loop();
    queue.post(() -> Gate.await(gate));
    for (int i = 0; i < 100; i++) {
      nesting.nestable().execute(runs::incrementAndGet);
    }
    gate.countDown();
    queue.settle();
    assertThat(runs).hasValue(100);
    assertThat(queue.windowMessages()).isEqualTo(1);
    assertThat(queue.wakes()).isLessThanOrEqualTo(1);
    endLoop();
    task.get(30, SECONDS);
    int wakes = queue.wakes();
    queue.settle();
    nesting.nestable().execute(runs::incrementAndGet);
    queue.settle();
    assertThat(runs).hasValue(101);
    assertThat(queue.windowMessages()).isEqualTo(1);
    assertThat(queue.wakes()).isEqualTo(wakes + 1);
  }

  @Test
  void aFloodOfNestableTasksLeavesTheNativeLoopItsMessagesAndItsEnd() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    AtomicBoolean stop = new AtomicBoolean();
    Future<Void> task = loop();
    nesting
        .nestable()
        .execute(
            new Runnable() {
              @Override
              public void run() {
                if (runs.incrementAndGet() == 1000) {
                  queue.post(VirtualQueue.QUIT);
                }
                if (!stop.get()) {
                  nesting.nestable().execute(this);
                }
              }
            });
    // WM_QUIT is behind every posted message: a flood that posts would never let it through.
    task.get(30, SECONDS);
    stop.set(true);
    queue.settle();
    // The loop ended with it and posted it again, as modal loops do; the pump lives on.
    assertThat(pump.status().quitsIgnored()).isEqualTo(1);
    assertThat(pump.submit(() -> 7).get(30, SECONDS)).isEqualTo(7);
  }

  @Test
  void aLoopOfWhichNobodyTold_runsNoTaskAtAll() throws Exception {
    Future<Void> task =
        pump.submit(
            () -> {
              queue.nativeLoop(over::get);
              note("undeclared");
              return null;
            });
    queue.settle();
    nesting.nestable().execute(() -> note("nestable"));
    pump.execute(() -> note("other"));
    queue.post(() -> note("message"));
    queue.settle();
    assertThat(order).containsExactly("message");
    endLoop();
    task.get(30, SECONDS);
    queue.settle();
    assertThat(order).startsWith("message", "undeclared").hasSize(4);
  }

  @Test
  void aRingThatOutlivesItsCallRunsNothingInALoopOfWhichNobodyTold() throws Exception {
    Future<Void> task =
        pump.submit(
            () -> {
              Void unused =
                  nesting.call(
                      () -> {
                        // Rings, and no loop dispatches before the call has ended.
                        nesting.nestable().execute(() -> note("nestable"));
                        return null;
                      });
              queue.nativeLoop(over::get);
              note("undeclared");
              return null;
            });
    queue.settle();
    assertThat(queue.windowMessages()).isEqualTo(1);
    assertThat(order).isEmpty();
    endLoop();
    task.get(30, SECONDS);
    queue.settle();
    assertThat(order).containsExactly("undeclared", "nestable");
  }

  @Test
  void aNestableTaskThatLoopsUndeclaredIsNotEntered() throws Exception {
    AtomicBoolean inner = new AtomicBoolean();
    Future<Void> task = loop();
    nesting
        .nestable()
        .execute(
            () -> {
              queue.nativeLoop(inner::get);
              note("first");
            });
    queue.settle();
    nesting.nestable().execute(() -> note("second"));
    queue.settle();
    assertThat(order).isEmpty();
    queue.post(() -> inner.set(true));
    queue.settle();
    assertThat(order).containsExactly("first", "second");
    endLoop();
    task.get(30, SECONDS);
  }

  @Test
  void theNinthLevelIsRefusedByName() throws Exception {
    List<Integer> depths = new ArrayList<>();
    Future<Void> task =
        pump.submit(
            () -> {
              deeper(depths);
              return null;
            });
    assertThatThrownBy(() -> task.get(30, SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(PumpNestingException.class)
        .hasMessageContaining("inside of 8 calls and waits");
    assertThat(depths).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(pump.status().depth()).isZero();
    assertThat(pump.submit(() -> 7).get(30, SECONDS)).isEqualTo(7);
  }

  private void deeper(List<Integer> depths) throws Exception {
    Void unused =
        nesting.call(
            () -> {
              depths.add(pump.status().depth());
              deeper(depths);
              return null;
            });
  }

  @Test
  void onlyThePumpNests() {
    Promise<Void> promise = new Deferred<Void>().getPromise();
    assertThatThrownBy(() -> nesting.call(() -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("only a task of pump 'test'");
    assertThatThrownBy(() -> nesting.pumpUntil(promise, LONG, Mode.ALL))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> nesting.pumpUntil(promise, Duration.ZERO, Mode.ALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> nesting.nestable().execute(null))
        .isInstanceOf(NullPointerException.class);
  }

  private Future<Boolean> waitFor(Promise<?> promise, Duration limit, Mode mode) {
    Future<Boolean> task =
        pump.submit(
            () -> {
              boolean resolved = nesting.pumpUntil(promise, limit, mode);
              note("waited");
              return resolved;
            });
    queue.settle();
    return task;
  }

  /** eclipse.platform.swt #1789: a nested loop ran user runnables, or never ended. */
  @Test
  void swt1789_aWaitForAllServesMessagesAndNestableTasksOnly() throws Exception {
    Deferred<Void> deferred = new Deferred<>();
    Future<Boolean> task = waitFor(deferred.getPromise(), LONG, Mode.ALL);
    int waits = queue.waits();
    pump.execute(() -> note("other"));
    queue.settle();
    // A task that may not run does not even end the wait.
    assertThat(queue.waits()).isEqualTo(waits);
    queue.post(() -> note("message"));
    queue.settle();
    nesting.nestable().execute(() -> note("nestable"));
    queue.settle();
    assertThat(order).containsExactly("message", "nestable");
    deferred.resolve(null);
    assertThat(task.get(30, SECONDS)).isTrue();
    queue.settle();
    assertThat(order).containsExactly("message", "nestable", "waited", "other");
    assertThat(queue.windowMessages()).isZero();
  }

  @Test
  void aWaitForComAnswersCallsAndLeavesMessages() throws Exception {
    Deferred<Void> deferred = new Deferred<>();
    Future<Boolean> task = waitFor(deferred.getPromise(), LONG, Mode.COM);
    queue.post(() -> note("message"));
    nesting.nestable().execute(() -> note("nestable"));
    queue.send(() -> note("call"));
    queue.settle();
    assertThat(order).containsExactly("call");
    deferred.resolve(null);
    assertThat(task.get(30, SECONDS)).isTrue();
    queue.settle();
    assertThat(order).startsWith("call", "waited").hasSize(4);
  }

  @Test
  void aWaitForNothingAnswersNothing() throws Exception {
    Deferred<Void> deferred = new Deferred<>();
    Future<Boolean> task = waitFor(deferred.getPromise(), LONG, Mode.NONE);
    queue.post(() -> note("message"));
    queue.send(() -> note("call"));
    queue.settle();
    assertThat(order).isEmpty();
    deferred.resolve(null);
    assertThat(task.get(30, SECONDS)).isTrue();
    queue.settle();
    assertThat(order).containsExactly("waited", "call", "message");
  }

  @Test
  void aWaitEndsAtItsLimitAndNotBefore() throws Exception {
    queue.waitsEndEarlyBy(Duration.ofMillis(1));
    Promise<Void> never = new Deferred<Void>().getPromise();
    Future<Boolean> task =
        pump.submit(() -> nesting.pumpUntil(never, Duration.ofSeconds(100), Mode.ALL));
    queue.advance(Duration.ofSeconds(99));
    assertThat(task.isDone()).isFalse();
    queue.pass(Duration.ofSeconds(1));
    assertThat(task.get(30, SECONDS)).isFalse();
  }

  @Test
  void aNestableTaskMayResolveWhatIsWaitedFor() throws Exception {
    Deferred<Void> deferred = new Deferred<>();
    Future<Boolean> task = waitFor(deferred.getPromise(), LONG, Mode.ALL);
    nesting.nestable().execute(() -> deferred.resolve(null));
    // The wait is over with that one: the others' turn comes later.
    nesting.nestable().execute(() -> note("late"));
    assertThat(task.get(30, SECONDS)).isTrue();
    queue.settle();
    assertThat(order).contains("late", "waited");
  }

  @Test
  void aWaitForATaskOfTheSamePumpIsRefused() throws Exception {
    Future<Boolean> task =
        pump.submit(() -> nesting.pumpUntil(pump.async(() -> 1), LONG, Mode.ALL));
    assertThatThrownBy(() -> task.get(30, SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another task of its own");
  }

  @Test
  void anOwnFutureIsRefusedInsideAsOutside() throws Exception {
    Future<Void> task =
        pump.submit(
            () ->
                nesting.call(
                    () -> {
                      pump.submit(() -> 1).get();
                      return null;
                    }));
    assertThatThrownBy(() -> task.get(30, SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("on its own thread");
  }

  @Test
  void aWaitForAHandleTakesItsSignal() throws Exception {
    queue.create(8);
    queue.create(12);
    pump.awaitEach(12, signal -> note("handler"));
    queue.settle();
    Future<Optional<Signal>> task = pump.submit(() -> nesting.pumpUntil(8, LONG, Mode.NONE));
    queue.settle();
    queue.signal(12);
    queue.settle();
    assertThat(order).isEmpty();
    queue.signal(8);
    assertThat(task.get(30, SECONDS)).contains(Signal.SIGNALED);
    queue.settle();
    assertThat(order).containsExactly("handler");
    assertThat(pump.submit(() -> nesting.pumpUntil(99, LONG, Mode.ALL)).get())
        .contains(Signal.FAILED);
    assertThatThrownBy(() -> pump.submit(() -> nesting.pumpUntil(12, LONG, Mode.ALL)).get())
        .hasMessageContaining("waits for handle 0xc already");
  }

  @Test
  void aQuitInAWaitOfATaskIsCountedOnceAndEndsNothing() throws Exception {
    Deferred<Void> deferred = new Deferred<>();
    Future<Boolean> task = waitFor(deferred.getPromise(), LONG, Mode.ALL);
    queue.post(VirtualQueue.QUIT);
    queue.post(() -> note("message"));
    queue.settle();
    assertThat(task.isDone()).isFalse();
    assertThat(order).containsExactly("message");
    deferred.resolve(null);
    assertThat(task.get(30, SECONDS)).isTrue();
    queue.settle();
    assertThat(pump.status().quitsIgnored()).isEqualTo(1);
  }

  @Test
  void aQuitInAWaitIsHandedOnToTheNativeLoopAroundIt() throws Exception {
    Deferred<Void> deferred = new Deferred<>();
    Future<Void> task = loop();
    nesting
        .nestable()
        .execute(
            () -> {
              // Two waits, so that it is handed on twice.
              Deferred<Void> never = new Deferred<>();
              nesting
                  .nestable()
                  .execute(() -> nesting.pumpUntil(deferred.getPromise(), LONG, Mode.ALL));
              nesting.pumpUntil(never.getPromise(), Duration.ofSeconds(1), Mode.ALL);
              note("waited");
            });
    queue.settle();
    assertThat(pump.status().depth()).isEqualTo(3);
    queue.post(VirtualQueue.QUIT);
    queue.advance(Duration.ofSeconds(2));
    assertThat(task.isDone()).isFalse();
    deferred.resolve(null);
    // Nobody but WM_QUIT ends this loop.
    task.get(30, SECONDS);
    queue.settle();
    assertThat(order).containsExactly("waited", "call");
    assertThat(pump.status().quitsIgnored()).isEqualTo(1);
  }

  @Test
  void shutdownNowEndsAWaitAndTheTaskIsTold() throws Exception {
    Promise<Void> never = new Deferred<Void>().getPromise();
    for (Mode mode : List.of(Mode.NONE)) {
      Future<Boolean> task = waitFor(never, LONG, mode);
      pump.shutdownNow();
      assertThatThrownBy(() -> task.get(30, SECONDS))
          .hasCauseInstanceOf(CancellationException.class)
          .hasMessageContaining("pump 'test' is stopped");
    }
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }

  @Test
  void aNestableTaskThatThrowsEndsNeitherTheLoopNorThePump() throws Exception {
    Future<Void> task = loop();
    nesting
        .nestable()
        .execute(
            () -> {
              throw new StackOverflowError();
            });
    nesting.nestable().execute(() -> note("next"));
    queue.settle();
    assertThat(order).containsExactly("next");
    endLoop();
    task.get(30, SECONDS);
    assertThat(pump.status().tasksFailed()).isEqualTo(1);
  }

  @Test
  void anInterruptOfTheOuterTaskOutlivesTheInnerOnes() throws Exception {
    Future<Boolean> task =
        pump.submit(
            () ->
                nesting.call(
                    () -> {
                      Thread.currentThread().interrupt();
                      nesting.nestable().execute(() -> note("inner " + Thread.interrupted()));
                      queue.nativeLoop(() -> !order.isEmpty());
                      return Thread.interrupted();
                    }));
    queue.settle();
    // Posted inside of the call on the pump's own thread: it rings as from anywhere.
    assertThat(task.get(30, SECONDS)).isTrue();
    assertThat(order).containsExactly("inner false");
  }

  @Test
  void shutdownRunsNestableTasksAndRefusesLaterOnes() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(() -> Gate.await(gate));
    nesting.nestable().execute(() -> note("nestable"));
    pump.shutdown();
    assertThatThrownBy(() -> nesting.nestable().execute(() -> note("late")))
        .isInstanceOf(RejectedExecutionException.class);
    gate.countDown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
    assertThat(order).containsExactly("nestable");
  }

  @Test
  void nestableTasksAndOthersTakeTurns() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(() -> Gate.await(gate));
    for (int i = 0; i < 3; i++) {
      pump.execute(() -> note("other"));
      nesting.nestable().execute(() -> note("nestable"));
    }
    gate.countDown();
    queue.settle();
    assertThat(order).hasSize(6);
    for (int i = 0; i < 6; i += 2) {
      assertThat(order.subList(i, i + 2)).containsExactlyInAnyOrder("other", "nestable");
    }
  }

  @Test
  void withoutAWindowNestableTasksRunAfterTheCall() throws Exception {
    queue.failWindow();
    Future<Void> task = loop();
    nesting.nestable().execute(() -> note("nestable"));
    endLoop();
    task.get(30, SECONDS);
    queue.settle();
    assertThat(order).containsExactly("call", "nestable");
  }

  @Test
  void theStatusOfATaskInsideShowsTheTask() throws Exception {
    List<PumpStatus> seen = Collections.synchronizedList(new ArrayList<>());
    Future<Void> task = loop();
    nesting.nestable().execute(() -> seen.add(pump.status()));
    queue.settle();
    assertThat(seen.get(0).phase()).isEqualTo(PumpPhase.TASK);
    assertThat(seen.get(0).depth()).isEqualTo(1);
    assertThat(pump.status().phase()).isEqualTo(PumpPhase.NESTED);
    endLoop();
    task.get(30, SECONDS);
  }
}
