// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;

class TimerHeapTest {
  private final PumpContext pump = new PumpContext("test", () -> 0, Settings.DEFAULT);
  private final TimerHeap heap = new TimerHeap();

  private PumpTimer<?> timer(long deadline) {
    return new PumpTimer<>(pump.tasks(), () -> {}, deadline, 0);
  }

  @Test
  void givesByDeadlineThenInTheOrderOfAdding() {
    PumpTimer<?> late = timer(20);
    PumpTimer<?> first = timer(10);
    PumpTimer<?> second = timer(10);
    heap.add(late);
    heap.add(first);
    heap.add(second);
    assertThat(heap.next()).isEqualTo(10);
    assertThatObject(heap.pollDue(9)).isNull();
    assertThatObject(heap.pollDue(20)).isSameAs(first);
    assertThatObject(heap.pollDue(20)).isSameAs(second);
    assertThatObject(heap.pollDue(20)).isSameAs(late);
    assertThatObject(heap.pollDue(20)).isNull();
    assertThat(heap.next()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void theRoomOfManyTimersIsGivenBackWhenTheyAreGone() {
    int smallest = heap.room();
    List<PumpTimer<?>> timers = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      timers.add(timer(i));
      heap.add(timers.get(i));
    }
    assertThat(heap.size()).isEqualTo(100_000);
    assertThat(heap.room()).isBetween(100_000, 200_000);
    for (PumpTimer<?> timer : timers) {
      heap.remove(timer);
      assertThat(heap.room()).isGreaterThanOrEqualTo(heap.size());
    }
    assertThat(heap.size()).isZero();
    assertThat(heap.room()).isLessThanOrEqualTo(16 * smallest);
  }

  @Test
  void aFewTimersLessDoNotMakeItSmaller() {
    List<PumpTimer<?>> timers = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      timers.add(timer(i));
      heap.add(timers.get(i));
    }
    int room = heap.room();
    for (int i = 0; i < 5_000; i++) {
      heap.remove(timers.get(i));
    }
    assertThat(heap.room()).isEqualTo(room);
  }

  @Test
  void removesAnyTimerAndAgreesWithASortedList() {
    Random random = new Random(42);
    List<PumpTimer<?>> expected = new ArrayList<>();
    for (int round = 0; round < 20_000; round++) {
      if (expected.isEmpty() || random.nextInt(3) > 0) {
        PumpTimer<?> timer = timer(random.nextInt(1000));
        heap.add(timer);
        expected.add(timer);
      } else {
        PumpTimer<?> timer = expected.remove(random.nextInt(expected.size()));
        heap.remove(timer);
        heap.remove(timer);
        assertThat(timer.place).isEqualTo(-1);
      }
    }
    expected.sort(Comparator.comparingLong(timer -> timer.deadline()));
    for (PumpTimer<?> timer : expected) {
      assertThatObject(heap.pollDue(Long.MAX_VALUE)).isSameAs(timer);
    }
    assertThatObject(heap.pollDue(Long.MAX_VALUE)).isNull();
  }

  @Test
  void drainsTimersThatMayBeRemovedAfterwards() {
    List<PumpTimer<?>> all = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      all.add(timer(i));
    }
    all.forEach(heap::add);
    List<PumpTimer<?>> drained = new ArrayList<>();
    heap.drainTo(drained);
    assertThat(drained).containsExactlyInAnyOrderElementsOf(all);
    all.forEach(heap::remove);
    assertThat(heap.next()).isEqualTo(Long.MAX_VALUE);
  }
}
