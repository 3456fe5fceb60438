// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import static java.util.concurrent.TimeUnit.DAYS;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.PumpTiming;
import org.mapiosgi.api.pump.PumpTiming.Repeat;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;

@Timeout(60)
class PumpTimersTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final ThreadPump pump = pumps.virtual(queue);
  private final List<Long> ran = Collections.synchronizedList(new ArrayList<>());
  private long start;

  @BeforeEach
  void begin() {
    queue.settle();
    start = queue.getAsLong();
  }

  private void note() {
    ran.add(NANOSECONDS.toMillis(queue.getAsLong() - start));
  }

  @Test
  void firesAtItsTimeAndNotBefore() throws Exception {
    ScheduledFuture<?> timer = pump.schedule(this::note, 100, MILLISECONDS);
    queue.advance(Duration.ofMillis(100).minusNanos(1));
    assertThat(ran).isEmpty();
    assertThat(timer.getDelay(NANOSECONDS)).isEqualTo(1);
    queue.advance(Duration.ofNanos(1));
    assertThat(ran).containsExactly(100L);
    assertThat(timer.isDone()).isTrue();
    assertThat(pump.schedule(() -> 7, 0, SECONDS).get()).isEqualTo(7);
  }

  @Test
  void neverFiresEarlyWhenWaitsEndEarly() {
    queue.waitsEndEarlyBy(Duration.ofMillis(1));
    pump.schedule(this::note, 100, MILLISECONDS);
    queue.settle();
    int before = queue.waits();
    queue.pass(Duration.ofMillis(99));
    // A wait of 1 ms that ends 1 ms early is no wait: the pump looks again until time has moved.
    queue.pass(Duration.ofMillis(1));
    queue.settle();
    assertThat(ran).containsExactly(100L);
    assertThat(queue.waits()).isGreaterThan(before);
  }

  @Test
  void firesInTheOrderOfDeadlinesAndEqualOnesInTheOrderOfScheduling() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    pump.schedule(() -> order.add("c"), 30, MILLISECONDS);
    pump.schedule(() -> order.add("a1"), 10, MILLISECONDS);
    pump.schedule(() -> order.add("a2"), 10, MILLISECONDS);
    pump.schedule(() -> order.add("b"), 20, MILLISECONDS);
    queue.advance(Duration.ofMillis(30));
    assertThat(order).containsExactly("a1", "a2", "b", "c");
  }

  @Test
  void aTimerDueAtOnceTakesItsTurnAmongTasks() {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    pump.execute(
        () -> {
          pump.execute(() -> order.add("first"));
          pump.schedule(() -> order.add("second"), -5, SECONDS);
          pump.schedule(() -> order.add("third"), 0, SECONDS);
          pump.execute(() -> order.add("fourth"));
        });
    queue.settle();
    assertThat(order).containsExactly("first", "second", "third", "fourth");
  }

  @Test
  void fixedRateKeepsItsGridAndCatchesUp() {
    pump.scheduleAtFixedRate(this::note, 10, 10, MILLISECONDS);
    queue.advance(Duration.ofMillis(10));
    queue.advance(Duration.ofMillis(10));
    queue.advance(Duration.ofMillis(25));
    assertThat(ran).containsExactly(10L, 20L, 45L, 45L);
    queue.advance(Duration.ofMillis(5));
    assertThat(ran).containsExactly(10L, 20L, 45L, 45L, 50L);
  }

  @Test
  void aSkippingRateKeepsItsGridAndLeavesMissedRunsOut() {
    pump.schedule(this::note, PumpTiming.every(Duration.ofMillis(10), Repeat.FIXED_RATE_SKIPPING));
    queue.advance(Duration.ofMillis(10));
    queue.advance(Duration.ofMillis(10));
    queue.advance(Duration.ofMillis(25));
    assertThat(ran).containsExactly(10L, 20L, 45L);
    queue.advance(Duration.ofMillis(5));
    assertThat(ran).containsExactly(10L, 20L, 45L, 50L);
    queue.advance(Duration.ofMillis(30));
    queue.advance(Duration.ofMillis(10));
    assertThat(ran).endsWith(50L, 80L, 90L);
  }

  @Test
  void timersWithLeewayShareWakesAndAreNeitherEarlyNorTooLate() {
    int timers = 100;
    List<Long> lateness = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < timers; i++) {
      long due = start + MILLISECONDS.toNanos(1000 + i);
      pump.schedule(
          () -> lateness.add(queue.getAsLong() - due),
          PumpTiming.once(Duration.ofMillis(1000 + i)).withLeeway(Duration.ofMillis(50)));
    }
    queue.settle();
    int waits = queue.waits();
    for (int i = 0; i < 1200; i++) {
      queue.advance(Duration.ofMillis(1));
    }
    assertThat(lateness).hasSize(timers);
    assertThat(lateness).allMatch(late -> late >= 0 && late <= MILLISECONDS.toNanos(51));
    // 100 ms of timers on a grid of 33 ms.
    assertThat(queue.waits() - waits).isLessThanOrEqualTo(6);
  }

  @Test
  void leewayDoesNotMakeAPeriodDrift() {
    pump.schedule(
        this::note,
        PumpTiming.every(Duration.ofMillis(10), Repeat.FIXED_RATE)
            .withLeeway(Duration.ofMillis(3)));
    for (int i = 0; i < 1010; i++) {
      queue.advance(Duration.ofMillis(1));
    }
    assertThat(ran).hasSizeBetween(100, 101);
    for (int i = 0; i < 100; i++) {
      assertThat(ran.get(i) - 10L * (i + 1)).isBetween(0L, 4L);
    }
  }

  @Test
  void anImpossibleTimingIsRefusedByName() {
    assertThatThrownBy(() -> PumpTiming.once(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a delay must be 0 or above");
    assertThatThrownBy(() -> PumpTiming.every(Duration.ZERO, Repeat.FIXED_RATE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PumpTiming.once(Duration.ZERO).withLeeway(Duration.ofMillis(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leeway");
  }

  @Test
  void fixedDelayCountsFromTheEndOfARun() {
    pump.scheduleWithFixedDelay(
        () -> {
          note();
          queue.pass(Duration.ofMillis(7));
        },
        0,
        10,
        MILLISECONDS);
    queue.settle();
    queue.advance(Duration.ofMillis(9));
    assertThat(ran).containsExactly(0L);
    queue.advance(Duration.ofMillis(1));
    assertThat(ran).containsExactly(0L, 17L);
  }

  @Test
  void aCancelledTimerNeverFiresWhoeverCancels() {
    ScheduledFuture<?> fromHere = pump.schedule(this::note, 10, MILLISECONDS);
    ScheduledFuture<?> fromPump = pump.schedule(this::note, 10, MILLISECONDS);
    ScheduledFuture<?> periodic = pump.scheduleAtFixedRate(this::note, 10, 10, MILLISECONDS);
    queue.settle();
    assertThat(pump.status().timers()).isEqualTo(3);
    assertThat(fromHere.cancel(false)).isTrue();
    assertThat(periodic.cancel(false)).isTrue();
    pump.execute(() -> fromPump.cancel(false));
    queue.settle();
    assertThat(pump.status().timers()).isZero();
    queue.advance(Duration.ofSeconds(1));
    assertThat(ran).isEmpty();
    assertThat(fromHere.isCancelled()).isTrue();
  }

  @Test
  void timersAreCountedBeforeThePumpHasSeenThem() {
    ScheduledFuture<?> first = pump.schedule(this::note, 1, SECONDS);
    queue.settle();
    long waits = pump.metrics().waits();
    // Later than the pump wakes by itself, so it is not woken for it.
    ScheduledFuture<?> later = pump.schedule(this::note, 2, SECONDS);
    assertThat(pump.status().timers()).isEqualTo(2);
    first.cancel(false);
    assertThat(pump.status().timers()).isEqualTo(1);
    later.cancel(false);
    assertThat(pump.status().timers()).isZero();
    assertThat(pump.metrics().waits()).isEqualTo(waits);
    queue.advance(Duration.ofSeconds(3));
    assertThat(pump.status().timers()).isZero();
    assertThat(ran).isEmpty();
  }

  @Test
  void aPeriodicTaskMayCancelItself() {
    AtomicInteger runs = new AtomicInteger();
    List<ScheduledFuture<?>> self = Collections.synchronizedList(new ArrayList<>());
    self.add(
        pump.scheduleAtFixedRate(
            () -> {
              if (runs.incrementAndGet() == 3) {
                self.get(0).cancel(false);
              }
            },
            1,
            1,
            MILLISECONDS));
    queue.advance(Duration.ofMillis(100));
    assertThat(runs).hasValue(3);
    assertThat(pump.status().timers()).isZero();
  }

  @Test
  void aPeriodicTaskThatThrowsEndsAndSaysWhy() {
    ScheduledFuture<?> timer =
        pump.scheduleAtFixedRate(
            () -> {
              note();
              throw new IllegalStateException("no");
            },
            1,
            1,
            MILLISECONDS);
    queue.advance(Duration.ofMillis(100));
    assertThat(ran).hasSize(1);
    assertThatThrownBy(timer::get).isInstanceOf(ExecutionException.class).hasRootCauseMessage("no");
    assertThat(pump.status().tasksFailed()).isEqualTo(1);
  }

  @Test
  void aDelayBeyondTheEndOfTimeIsNoOverflow() {
    ScheduledFuture<?> never = pump.schedule(this::note, Long.MAX_VALUE, DAYS);
    pump.schedule(this::note, 10, MILLISECONDS);
    queue.advance(Duration.ofMillis(10));
    assertThat(ran).containsExactly(10L);
    assertThat(never.isDone()).isFalse();
  }

  @Test
  void aPeriodMustBePositive() {
    assertThatThrownBy(() -> pump.scheduleAtFixedRate(this::note, 1, 0, SECONDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> pump.scheduleWithFixedDelay(this::note, 1, -1, SECONDS))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTimerLaterThanTheAnnouncedWaitDoesNotWakeThePump() {
    pump.schedule(this::note, 10, MILLISECONDS);
    queue.settle();
    int wakes = queue.wakes();
    pump.schedule(this::note, 20, MILLISECONDS);
    assertThat(queue.wakes()).isEqualTo(wakes);
    pump.schedule(this::note, 5, MILLISECONDS);
    assertThat(queue.wakes()).isEqualTo(wakes + 1);
    queue.advance(Duration.ofMillis(5));
    queue.advance(Duration.ofMillis(5));
    queue.advance(Duration.ofMillis(10));
    assertThat(ran).containsExactly(5L, 10L, 20L);
  }

  @Test
  void cancelledTimersDoNotPileUpBehindASleepingPump() {
    ScheduledFuture<?> near = pump.schedule(this::note, 1, SECONDS);
    queue.settle();
    int wakes = queue.wakes();
    for (int i = 0; i < 100_000; i++) {
      pump.schedule(this::note, 1, DAYS).cancel(false);
    }
    // A wake now and then, for thousands at a time.
    assertThat(queue.wakes() - wakes).isBetween(1, 100);
    queue.settle();
    assertThat(pump.status().timers()).isEqualTo(1);
    near.cancel(false);
  }

  @Test
  void aMillionTimersNeedNoWakeEach() {
    pump.schedule(this::note, 1, MILLISECONDS);
    for (int i = 0; i < 1_000_000; i++) {
      pump.schedule(() -> {}, 1, SECONDS);
    }
    queue.advance(Duration.ofSeconds(1));
    queue.settle();
    assertThat(pump.status().tasksRun()).isEqualTo(1_000_001);
  }
}
