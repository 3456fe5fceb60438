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
import java.util.Optional;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpNesting;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.api.pump.PumpNestingException;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** Waits inside of tasks, and of each other, take nothing from anybody else. */
@Timeout(60)
class PumpNestedWaitsTest {
  private static final Duration LONG = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final PumpNesting nesting = pump.nesting();
  private final Promise<Void> never = new Deferred<Void>().getPromise();
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  private void handler(long handle) {
    queue.create(handle);
    pump.awaitEach(handle, signal -> order.add("handler"));
    queue.settle();
  }

  private void pause() {
    assertThat(nesting.pumpUntil(never, SECOND, Mode.ALL)).isFalse();
  }

  /** A task that waits for handle 8; inside of its wait runs another. */
  private Future<Optional<Signal>> waitAround(Runnable inner) {
    queue.create(8);
    Future<Optional<Signal>> task =
        pump.submit(
            () -> {
              nesting.nestable().execute(inner);
              return nesting.pumpUntil(8, LONG, Mode.ALL);
            });
    queue.settle();
    return task;
  }

  private void outerHearsItsHandleOnly(Future<Optional<Signal>> task) throws Exception {
    queue.signal(12);
    queue.settle();
    assertThat(task.isDone()).isFalse();
    assertThat(order).isEmpty();
    queue.signal(8);
    assertThat(task.get(30, SECONDS)).contains(Signal.SIGNALED);
    queue.settle();
    assertThat(order).containsExactly("handler");
  }

  @Test
  void aWaitInsideOfAWaitLeavesTheOuterItsHandle() throws Exception {
    handler(12);
    Future<Optional<Signal>> task = waitAround(this::pause);
    queue.advance(SECOND);
    assertThat(pump.status().depth()).isEqualTo(1);
    outerHearsItsHandleOnly(task);
  }

  @Test
  void aWaitForAHandleInsideOfAnotherTakesItsOwnSignalOnly() throws Exception {
    handler(12);
    queue.create(16);
    List<Optional<Signal>> inner = Collections.synchronizedList(new ArrayList<>());
    Future<Optional<Signal>> task =
        waitAround(() -> inner.add(nesting.pumpUntil(16, LONG, Mode.ALL)));
    queue.signal(16);
    queue.settle();
    assertThat(inner).containsExactly(Optional.of(Signal.SIGNALED));
    outerHearsItsHandleOnly(task);
  }

  @Test
  void aWaitThatIsRefusedLeavesTheOuterItsHandle() throws Exception {
    handler(12);
    List<Throwable> refused = Collections.synchronizedList(new ArrayList<>());
    Future<Optional<Signal>> task = waitAround(() -> waitInsideOf(7, refused));
    assertThat(refused).singleElement().isInstanceOf(PumpNestingException.class);
    outerHearsItsHandleOnly(task);
  }

  private void waitInsideOf(int calls, List<Throwable> refused) {
    try {
      if (calls == 0) {
        boolean unused = nesting.pumpUntil(never, SECOND, Mode.ALL);
      } else {
        Void unused =
            nesting.call(
                () -> {
                  waitInsideOf(calls - 1, refused);
                  return null;
                });
      }
    } catch (Exception e) {
      refused.add(e);
    }
  }

  @Test
  void aSignalBetweenTwoWaitsOfATaskIsToldThoughNothingElseHappens() throws Exception {
    handler(12);
    pump.execute(
        () -> {
          pump.execute(
              () -> {
                pause();
                queue.signal(12);
                pause();
              });
          // The turn of tasks is used up: in the next pass the handles come before the task.
          queue.pass(SECOND);
        });
    queue.advance(SECOND);
    queue.advance(SECOND);
    assertThat(order).containsExactly("handler");
  }

  @Test
  void aSignalForAHandlerThatRunsForTheLastTimeIsLeftForTheNext() throws Exception {
    queue.create(12);
    pump.awaitOnce(
        12,
        signal -> {
          pause();
          queue.signal(12);
          pause();
        });
    queue.signal(12);
    queue.advance(SECOND);
    queue.advance(SECOND);
    assertThat(pump.status().depth()).isZero();
    pump.awaitOnce(12, signal -> order.add("next"));
    queue.settle();
    assertThat(order).containsExactly("next");
  }

  @Test
  void aNestableTaskWakesAWaitThatACallBeganInsideOfAnother() throws Exception {
    Deferred<Void> outer = new Deferred<>();
    Future<Boolean> task = pump.submit(() -> nesting.pumpUntil(outer.getPromise(), LONG, Mode.COM));
    queue.settle();
    queue.send(this::pause);
    queue.settle();
    nesting.nestable().execute(() -> order.add("nestable"));
    queue.settle();
    assertThat(order).containsExactly("nestable");
    queue.advance(SECOND);
    nesting.nestable().execute(() -> order.add("late"));
    queue.settle();
    assertThat(pump.status().depth()).isEqualTo(1);
    assertThat(order).containsExactly("nestable");
    outer.resolve(null);
    assertThat(task.get(30, SECONDS)).isTrue();
    queue.settle();
    assertThat(order).containsExactly("nestable", "late");
  }

  @Test
  void aWaitHandsOnTheWakeThatItMayHaveTakenFromTheOuterOne() throws Exception {
    Deferred<Void> outer = new Deferred<>();
    Future<Boolean> task = pump.submit(() -> nesting.pumpUntil(outer.getPromise(), LONG, Mode.COM));
    queue.settle();
    queue.send(this::pause);
    queue.settle();
    int before = queue.wakes();
    outer.resolve(null);
    // The promise tells of it on a thread of its own.
    await().until(() -> queue.wakes() > before);
    queue.settle();
    int wakes = queue.wakes();
    assertThat(task.isDone()).isFalse();
    queue.advance(SECOND);
    assertThat(task.get(30, SECONDS)).isTrue();
    assertThat(queue.wakes()).isEqualTo(wakes + 1);
  }

  @Test
  void aPromiseThatFollowsFromATaskThatHasRunMayBeWaitedFor() throws Exception {
    Deferred<Integer> other = new Deferred<>();
    Promise<Integer> first = pump.async(() -> 1);
    queue.settle();
    Promise<Integer> next = first.flatMap(value -> other.getPromise());
    Future<Boolean> task = pump.submit(() -> nesting.pumpUntil(next, LONG, Mode.ALL));
    queue.settle();
    assertThat(task.isDone()).isFalse();
    other.resolve(2);
    assertThat(task.get(30, SECONDS)).isTrue();
  }

  @Test
  void aPromiseThatFollowsFromATaskThatHasNotRunIsRefused() {
    Future<Boolean> task =
        pump.submit(() -> nesting.pumpUntil(pump.async(() -> 1).map(value -> 2), LONG, Mode.ALL));
    assertThatThrownBy(() -> task.get(30, SECONDS))
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another task of its own");
  }
}
