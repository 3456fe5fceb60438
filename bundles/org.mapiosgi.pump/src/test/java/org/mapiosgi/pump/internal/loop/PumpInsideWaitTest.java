// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpNesting.Mode;
import org.mapiosgi.api.pump.PumpTiming;
import org.mapiosgi.api.pump.PumpWait;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.util.promise.Deferred;

/**
 * A sent message that the system answers inside of the pump's own wait runs on the pump's thread,
 * while the pump has said that it waits. Its requests are fulfilled in time.
 */
@Timeout(60)
class PumpInsideWaitTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final List<String> order = Collections.synchronizedList(new ArrayList<>());

  private void insideOfTheWait(VirtualQueue.Message message) {
    queue.settle();
    queue.sendIntoWait(message);
    queue.settle();
  }

  @Test
  void aTimerIsNotLate() {
    long begin = queue.getAsLong();
    List<Long> times = Collections.synchronizedList(new ArrayList<>());
    Runnable note = () -> times.add(queue.getAsLong() - begin);
    insideOfTheWait(
        () -> {
          pump.schedule(note, 2, MILLISECONDS);
          pump.schedule(note, PumpTiming.once(Duration.ofMillis(3)));
        });
    queue.advance(Duration.ofMillis(2));
    queue.advance(Duration.ofMillis(1));
    assertThat(times).containsExactly(2_000_000L, 3_000_000L);
  }

  @Test
  void aTimerIsNotLateBeforeALaterOneForWhichThePumpWaits() {
    pump.schedule(() -> order.add("later"), 50, MILLISECONDS);
    insideOfTheWait(() -> pump.schedule(() -> order.add("sooner"), 2, MILLISECONDS));
    queue.advance(Duration.ofMillis(2));
    assertThat(order).containsExactly("sooner");
  }

  @Test
  void aTimerBehindTheEndOfTheWaitCostsNoWake() {
    pump.schedule(() -> order.add("sooner"), 2, MILLISECONDS);
    queue.settle();
    int wakes = queue.wakes();
    insideOfTheWait(() -> pump.schedule(() -> order.add("later"), 50, MILLISECONDS));
    assertThat(queue.wakes()).isEqualTo(wakes);
    queue.advance(Duration.ofMillis(2));
    queue.advance(Duration.ofMillis(48));
    assertThat(order).containsExactly("sooner", "later");
  }

  @Test
  void aTimerThatIsCancelledThereNeverFires() {
    AtomicReference<Future<?>> timer = new AtomicReference<>();
    Future<?> outer = pump.schedule(() -> order.add("never"), 2, MILLISECONDS);
    insideOfTheWait(
        () -> {
          timer.set(pump.schedule(() -> order.add("never"), 1, MILLISECONDS));
          timer.get().cancel(false);
          outer.cancel(false);
        });
    queue.advance(Duration.ofDays(1));
    assertThat(order).isEmpty();
    assertThat(pump.status().timers()).isZero();
  }

  @Test
  void aTaskRunsAtOnce() {
    insideOfTheWait(
        () -> {
          pump.execute(() -> order.add("task"));
          pump.executeLatest("key", () -> order.add("latest"));
          pump.schedule(() -> order.add("due"), 0, MILLISECONDS);
          pump.nesting().nestable().execute(() -> order.add("nestable"));
        });
    assertThat(order).containsExactlyInAnyOrder("task", "latest", "due", "nestable");
  }

  @Test
  void aHandleIsWaitedForAndItsTimeEnds() {
    queue.create(8);
    queue.create(12);
    queue.create(16);
    pump.awaitEach(16, signal -> order.add("removed"));
    List<Signal> signals = Collections.synchronizedList(new ArrayList<>());
    AtomicReference<Boolean> removed = new AtomicReference<>();
    insideOfTheWait(
        () -> {
          pump.awaitEach(8, signal -> order.add("signalled"));
          pump.awaitOnce(12, Duration.ofMillis(2), signals::add);
        });
    queue.signal(8);
    queue.settle();
    assertThat(order).containsExactly("signalled");
    queue.advance(Duration.ofMillis(2));
    assertThat(signals).containsExactly(Signal.TIMED_OUT);
    AtomicReference<PumpWait> wait = new AtomicReference<>();
    queue.create(20);
    wait.set(pump.awaitEach(20, signal -> order.add("removed")));
    insideOfTheWait(() -> removed.set(wait.get().remove().isDone()));
    queue.signal(20);
    queue.settle();
    assertThat(removed).hasValue(true);
    assertThat(order).containsExactly("signalled");
  }

  @Test
  void aCallOfNativeCodeRunsNestableTasksAndWhatCameMeanwhileRunsAfterIt() {
    AtomicBoolean over = new AtomicBoolean();
    insideOfTheWait(() -> Pumps.nativeLoop(pump, queue, over));
    // The loop hears no wake, so the first of them must have rung.
    pump.nesting().nestable().execute(() -> order.add("nestable"));
    queue.settle();
    assertThat(order).containsExactly("nestable");
    pump.execute(() -> order.add("task"));
    pump.schedule(() -> order.add("timer"), 1, DAYS);
    queue.post(() -> over.set(true));
    queue.settle();
    assertThat(order).containsExactly("nestable", "task");
    queue.advance(Duration.ofDays(1));
    assertThat(order).containsExactly("nestable", "task", "timer");
  }

  @Test
  void aWaitLeavesTheOuterOneAwakeForWhatCameMeanwhile() {
    insideOfTheWait(
        () -> {
          boolean unused =
              pump.nesting()
                  .pumpUntil(new Deferred<Void>().getPromise(), Duration.ofSeconds(1), Mode.ALL);
          pump.schedule(() -> order.add("own"), 1, MILLISECONDS);
        });
    pump.schedule(() -> order.add("foreign"), 500, MILLISECONDS);
    queue.advance(Duration.ofSeconds(1));
    assertThat(order).containsExactly("foreign");
    queue.advance(Duration.ofMillis(1));
    assertThat(order).containsExactly("foreign", "own");
  }

  @Test
  void thePumpMayBeShutDown() throws Exception {
    insideOfTheWait(pump::shutdown);
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }
}
