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
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.api.pump.PumpTiming;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Promise;

@Timeout(60)
class PumpExecutionTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);

  @Test
  void runsTasksInTheOrderOfSubmissionOnItsOwnThread() {
    List<Integer> ran = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<Thread> thread = new AtomicReference<>();
    for (int i = 0; i < 1000; i++) {
      int number = i;
      pump.execute(
          () -> {
            ran.add(number);
            thread.set(Thread.currentThread());
          });
    }
    queue.settle();
    assertThat(ran).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
    assertThat(thread.get().getName()).isEqualTo("test");
    assertThat(thread.get().isDaemon()).isTrue();
    assertThat(pump.isPumpThread()).isFalse();
  }

  @Test
  void executeOnThePumpThreadRunsLaterNotInline() {
    List<String> ran = Collections.synchronizedList(new ArrayList<>());
    pump.execute(
        () -> {
          pump.execute(() -> ran.add("inner"));
          ran.add("outer");
        });
    queue.settle();
    assertThat(ran).containsExactly("outer", "inner");
  }

  @Test
  void submitGivesValueOrFailure() throws Exception {
    assertThat(pump.submit(() -> 42).get()).isEqualTo(42);
    assertThat(pump.submit(() -> {}, "done").get()).isEqualTo("done");
    Future<?> failing =
        pump.submit(
            () -> {
              throw new IllegalStateException("no");
            });
    assertThatThrownBy(failing::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("no");
  }

  @Test
  void invokeAllGivesAllAndInvokeAnyTheFirstThatSucceeds() throws Exception {
    Callable<Integer> failing =
        () -> {
          throw new IllegalStateException("no");
        };
    List<Future<Integer>> all = pump.invokeAll(List.of(() -> 1, failing, () -> 3));
    assertThat(all).allMatch(Future::isDone);
    assertThat(all.get(2).get()).isEqualTo(3);
    AtomicBoolean third = new AtomicBoolean();
    int any =
        pump.invokeAny(
            List.of(
                failing,
                () -> 2,
                () -> {
                  third.set(true);
                  return 3;
                }));
    assertThat(any).isEqualTo(2);
    queue.settle();
    assertThat(third).isFalse();
    assertThatThrownBy(() -> pump.invokeAny(List.of(failing)))
        .isInstanceOf(ExecutionException.class);
    assertThatThrownBy(() -> pump.invokeAny(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void invokeAnyGivesUpInTimeAndCancels() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    Callable<Integer> stuck =
        () -> {
          try {
            new CountDownLatch(1).await();
            return 1;
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
        };
    assertThatThrownBy(() -> pump.invokeAny(List.of(stuck), 10, MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
    assertThat(interrupted.await(30, SECONDS)).isTrue();
  }

  @Test
  void refusesNullTasks() {
    assertThatThrownBy(() -> pump.execute(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pump.submit((Runnable) null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pump.async(null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pump.schedule((Runnable) null, 1, SECONDS))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pump.schedule(() -> {}, 1, null))
        .isInstanceOf(NullPointerException.class);
    List<ThrowingCallable> others =
        List.of(
            () -> pump.execute(null, PumpPriority.HIGH),
            () -> pump.execute(() -> {}, null),
            () -> pump.executeLatest(null, () -> {}),
            () -> pump.executeLatest("key", null),
            () -> pump.submit((Callable<?>) null),
            () -> pump.async(null, PumpPriority.HIGH),
            () -> pump.async(null, Duration.ofSeconds(1)),
            () -> pump.async(() -> 1, (Duration) null),
            () -> pump.schedule((Callable<?>) null, 1, SECONDS),
            () -> pump.scheduleAtFixedRate(null, 1, 1, SECONDS),
            () -> pump.scheduleWithFixedDelay(null, 1, 1, SECONDS),
            () -> pump.schedule(null, PumpTiming.once(Duration.ZERO)),
            () -> pump.schedule(() -> {}, null),
            () -> pump.awaitEach(8, null),
            () -> pump.awaitOnce(8, null),
            () -> pump.awaitOnce(8, Duration.ofSeconds(1), null),
            () -> pump.nesting().nestable().execute(null));
    for (ThrowingCallable other : others) {
      assertThatThrownBy(other).isInstanceOf(NullPointerException.class);
    }
    queue.settle();
    assertThat(pump.status().tasksRun()).isZero();
    assertThat(pump.status().queued()).isZero();
  }

  @Test
  void aCancelledTaskNeverRunsAndIsNotCounted() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(() -> Gate.await(gate));
    AtomicBoolean ran = new AtomicBoolean();
    Future<?> future = pump.submit(() -> ran.set(true));
    assertThat(future.cancel(false)).isTrue();
    gate.countDown();
    queue.settle();
    assertThat(ran).isFalse();
    assertThat(pump.status().tasksRun()).isEqualTo(1);
  }

  @Test
  void anInterruptMeantForOneTaskReachesNoOther() throws Exception {
    AtomicBoolean next = new AtomicBoolean(true);
    pump.execute(() -> Thread.currentThread().interrupt());
    pump.execute(() -> next.set(Thread.currentThread().isInterrupted()));
    queue.settle();
    assertThat(next).isFalse();
    pump.thread().interrupt();
    assertThat(pump.submit(() -> 1).get()).isEqualTo(1);
  }

  @Test
  void aPromiseCarriesTheValueAndItsCallbacksRunElsewhere() throws Exception {
    assertThat(pump.async(() -> 42).getValue()).isEqualTo(42);
    CompletableFuture<Boolean> onPump = new CompletableFuture<>();
    CompletableFuture<Boolean> addedOnPump = new CompletableFuture<>();
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(() -> Gate.await(gate));
    var promise = pump.async(() -> "x");
    promise.onResolve(() -> onPump.complete(pump.isPumpThread()));
    pump.execute(() -> promise.onResolve(() -> addedOnPump.complete(pump.isPumpThread())));
    gate.countDown();
    assertThat(onPump.get(30, SECONDS)).isFalse();
    assertThat(addedOnPump.get(30, SECONDS)).isFalse();
  }

  @Test
  void aPromiseCarriesTheFailure() throws Exception {
    Throwable failure =
        pump.async(
                () -> {
                  throw new StackOverflowError("deep");
                })
            .getFailure();
    assertThat(failure).isInstanceOf(StackOverflowError.class).hasMessage("deep");
  }

  @Test
  void waitingOnItsOwnThreadForItsOwnTaskIsRefusedAtOnce() throws Exception {
    Future<?> pending = pump.schedule(() -> {}, 1, SECONDS);
    List<Callable<Object>> waits =
        List.of(
            pending::get,
            () -> pending.get(1, SECONDS),
            () -> pump.submit(() -> 1).get(),
            () -> pump.invokeAll(List.of(() -> 1)),
            () -> pump.invokeAll(List.of(() -> 1), 1, SECONDS),
            () -> pump.invokeAny(List.of(() -> 1)),
            () -> pump.awaitTermination(1, SECONDS),
            () -> pump.async(() -> 1).getValue(),
            () -> pump.async(() -> 1, java.time.Duration.ofSeconds(9)).getFailure(),
            () -> pump.async(() -> 1).map(one -> one + 1).getValue(),
            () -> stage(pump.async(() -> 1)).join(),
            () -> stage(pump.async(() -> 1)).get(),
            () -> stage(pump.async(() -> 1)).get(1, SECONDS),
            () -> stage(pump.async(() -> 1)).thenApply(one -> one + 1).join(),
            () -> stage(pump.async(() -> 1).map(one -> one + 1)).thenAccept(two -> {}).join(),
            () -> stage(pump.async(() -> 1)).orTimeout(9, SECONDS).join());
    for (Callable<Object> wait : waits) {
      assertThatThrownBy(pump.submit(wait)::get)
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'test'")
          .hasMessageContaining("would wait for ever");
    }
  }

  /** How one pump waits for another without an end. */
  private interface Wait {
    int on(ThreadPump other) throws Exception;
  }

  @Test
  void pumpsThatWaitForEachOtherAreToldBothStacks() throws Exception {
    Callable<Integer> one = () -> 1;
    List<Wait> waits =
        List.of(
            other -> other.submit(one).get(),
            other -> other.async(one).getValue(),
            other -> other.async(one).map(value -> value).getFailure() == null ? 1 : 0,
            other -> stage(other.async(one)).join(),
            other -> stage(other.async(one)).thenApply(value -> value).get(),
            other -> other.invokeAll(List.of(one)).get(0).get(),
            other -> other.invokeAny(List.of(one)));
    for (Wait wait : waits) {
      waitForEachOther(wait);
    }
  }

  private static <T> CompletableFuture<T> stage(Promise<T> promise) {
    return promise.toCompletionStage().toCompletableFuture();
  }

  @Test
  void aStageMayBeWaitedForWhereItDoesNotNeedItsThread() throws Exception {
    CompletableFuture<Integer> done = stage(pump.async(() -> 1));
    assertThat(done.get(30, SECONDS)).isEqualTo(1);
    assertThat(done.thenApply(one -> one + 1).join()).isEqualTo(2);
    assertThat(pump.submit(done::join).get(30, SECONDS)).isEqualTo(1);
    assertThat(
            pump.submit(
                    () -> {
                      CompletableFuture<Integer> completed = stage(pump.async(() -> 1));
                      completed.complete(3);
                      return completed.join();
                    })
                .get(30, SECONDS))
        .isEqualTo(3);
    IllegalStateException wrong = new IllegalStateException("wrong");
    CompletableFuture<Object> failed =
        stage(
            pump.async(
                () -> {
                  throw wrong;
                }));
    assertThatThrownBy(failed::join).hasCause(wrong);
  }

  private void waitForEachOther(Wait wait) throws Exception {
    ThreadPump other = pumps.virtual(new VirtualQueue());
    CountDownLatch bothRun = new CountDownLatch(2);
    Future<Integer> here =
        pump.submit(
            () -> {
              bothRun.countDown();
              bothRun.await();
              return wait.on(other);
            });
    Future<Integer> there =
        other.submit(
            () -> {
              bothRun.countDown();
              bothRun.await();
              return wait.on(pump);
            });
    List<Throwable> refused = new ArrayList<>();
    for (Future<Integer> future : List.of(here, there)) {
      try {
        assertThat(future.get(30, SECONDS)).isEqualTo(1);
      } catch (ExecutionException e) {
        refused.add(e.getCause());
      }
    }
    assertThat(refused).isNotEmpty();
    assertThat(refused)
        .allSatisfy(
            refusal ->
                assertThat(refusal)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("both would wait for ever")
                    .hasMessageContaining("'test'"));
  }

  @Test
  void aPumpMayWaitWithALimitForOneThatWaitsForIt() throws Exception {
    List<Wait> waits =
        List.of(
            other -> other.async(() -> 1).timeout(1).map(one -> one).recover(late -> 2).getValue(),
            other -> stage(other.async(() -> 1)).completeOnTimeout(2, 1, MILLISECONDS).join());
    for (Wait wait : waits) {
      ThreadPump other = pumps.virtual(new VirtualQueue());
      CountDownLatch begins = new CountDownLatch(1);
      Future<Integer> here =
          pump.submit(
              () -> {
                begins.countDown();
                return wait.on(other);
              });
      begins.await();
      Future<Integer> there = other.submit(() -> pump.submit(() -> 3).get());
      assertThat(here.get(30, SECONDS)).isBetween(1, 2);
      assertThat(there.get(30, SECONDS)).isEqualTo(3);
    }
  }

  @Test
  void aPumpMayWaitForAnotherThatDoesNotWaitForIt() throws Exception {
    ThreadPump other = pumps.virtual(new VirtualQueue());
    for (int round = 0; round < 1000; round++) {
      assertThat(pump.submit(() -> other.submit(() -> 1).get()).get()).isEqualTo(1);
      assertThat(other.submit(() -> pump.submit(() -> 1).get()).get()).isEqualTo(1);
    }
  }

  @Test
  void promisesOfAPumpWorkWithOtherPromises() throws Exception {
    var chained =
        pump.async(() -> 1)
            .flatMap(one -> pump.async(() -> one + 1))
            .then(two -> pump.async(() -> two.getValue() + 1))
            .filter(three -> three == 3)
            .recover(failed -> -1)
            .fallbackTo(pump.async(() -> -2))
            .timeout(30_000);
    assertThat(chained.getValue()).isEqualTo(3);
    org.osgi.util.promise.Deferred<Integer> deferred = new org.osgi.util.promise.Deferred<>();
    deferred.resolveWith(pump.async(() -> 4));
    assertThat(deferred.getPromise().getValue()).isEqualTo(4);
    assertThat(pump.async(() -> 5).toCompletionStage().toCompletableFuture().get()).isEqualTo(5);
  }

  @Test
  void readingAFinishedFutureOnItsOwnThreadIsAllowed() throws Exception {
    Future<Integer> done = pump.submit(() -> 1);
    done.get();
    assertThat(pump.submit(() -> done.get()).get()).isEqualTo(1);
  }

  @Test
  void statusTellsWhatThePumpDoesWithoutBlocking() throws Exception {
    queue.settle();
    assertThat(pump.status().phase()).isEqualTo(PumpPhase.IDLE);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    pump.execute(
        () -> {
          started.countDown();
          Gate.await(gate);
        });
    pump.execute(() -> {});
    pump.schedule(() -> {}, 1, SECONDS);
    started.await();
    queue.pass(java.time.Duration.ofMillis(1500));
    var status = pump.status();
    assertThat(status.name()).isEqualTo("test");
    assertThat(status.thread()).isEqualTo("test");
    assertThat(status.phase()).isEqualTo(PumpPhase.TASK);
    assertThat(status.inPhase()).hasMillis(1500);
    assertThat(status.queued()).isEqualTo(1);
    assertThat(status.timers()).isEqualTo(1);
    gate.countDown();
    queue.settle();
    assertThat(pump.status().tasksRun()).isEqualTo(3);
    assertThat(pump.status().timers()).isZero();
    assertThat(pump.status().wakes()).isPositive();
  }
}
