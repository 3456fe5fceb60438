// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.timer;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Timers by deadline, equal ones in the order in which they were added. Every timer knows its
 * place, so removal is O(log n).
 *
 * <p>A node has four children, and deadlines stand beside each other in an array of their own: a
 * timer is late by as long as the processor waits for memory.
 *
 * <p>The pump's own, but for {@link #drainTo} and {@link #size}; the lock is for those calls and
 * otherwise free.
 */
final class TimerHeap {
  private static final int CHILDREN = 4;
  private static final int SMALLEST = 64;

  private PumpTimer<?>[] timers = new PumpTimer<?>[SMALLEST];
  private long[] deadlines = new long[SMALLEST];
  private int size;
  private long added;

  synchronized void add(PumpTimer<?> timer) {
    long deadline = timer.deadline();
    if (size == timers.length) {
      resize(2 * size);
    }
    timer.order = added++;
    settle(size, timer, deadline, size);
    size++;
  }

  /** Removes and returns the first timer that is due; null where none is. */
  synchronized @Nullable PumpTimer<?> pollDue(long now) {
    if (size == 0 || deadlines[0] > now) {
      return null;
    }
    PumpTimer<?> first = timers[0];
    removeAt(0);
    return first;
  }

  /** Does nothing where the timer is not in the heap. */
  synchronized void remove(PumpTimer<?> timer) {
    if (timer.place >= 0) {
      removeAt(timer.place);
    }
  }

  /** The first deadline; the end of time where there is no timer. */
  synchronized long next() {
    return size == 0 ? Long.MAX_VALUE : deadlines[0];
  }

  /** Any thread: how many timers are in it. */
  synchronized int size() {
    return size;
  }

  /** Any thread: how many timers it has room for before it grows. */
  synchronized int room() {
    return timers.length;
  }

  /** Any thread: takes all timers out, in no order. */
  synchronized void drainTo(List<? super PumpTimer<?>> into) {
    for (int i = 0; i < size; i++) {
      timers[i].place = -1;
      into.add(timers[i]);
      timers[i] = null;
    }
    size = 0;
  }

  private void removeAt(int place) {
    int end = size - 1;
    PumpTimer<?> removed = timers[place];
    if (place < end) {
      settle(place, timers[end], deadlines[end], end);
    }
    timers[end] = null;
    size = end;
    removed.place = -1;
    if (timers.length > 16 * SMALLEST && end < timers.length / 4) {
      shrink();
    }
  }

  private void shrink() {
    try {
      resize(timers.length / 2);
    } catch (OutOfMemoryError | StackOverflowError e) {
      // It stays as large as it is, and the next removal tries again.
      return;
    }
  }

  private void resize(int length) {
    long[] moved = Arrays.copyOf(deadlines, length);
    timers = Arrays.copyOf(timers, length);
    deadlines = moved;
  }

  /**
   * Puts a timer into a place that is free, or further down or up where it belongs.
   *
   * <p>No call is made once something has moved: where no stack is left, nothing has.
   *
   * @param end behind the last place that counts
   */
  private void settle(int from, PumpTimer<?> timer, long deadline, int end) {
    int place = from;
    for (int first = CHILDREN * place + 1; first < end; first = CHILDREN * place + 1) {
      int child = first;
      int after = end - first < CHILDREN ? end : first + CHILDREN;
      for (int other = first + 1; other < after; other++) {
        if (deadlines[other] < deadlines[child]
            || (deadlines[other] == deadlines[child]
                && timers[other].order < timers[child].order)) {
          child = other;
        }
      }
      if (deadline < deadlines[child]
          || (deadline == deadlines[child] && timer.order < timers[child].order)) {
        break;
      }
      timers[place] = timers[child];
      deadlines[place] = deadlines[child];
      timers[place].place = place;
      place = child;
    }
    while (place > 0) {
      int parent = (place - 1) / CHILDREN;
      if (deadlines[parent] < deadline
          || (deadlines[parent] == deadline && timers[parent].order < timer.order)) {
        break;
      }
      timers[place] = timers[parent];
      deadlines[place] = deadlines[parent];
      timers[place].place = place;
      place = parent;
    }
    timers[place] = timer;
    deadlines[place] = deadline;
    timer.place = place;
  }
}
