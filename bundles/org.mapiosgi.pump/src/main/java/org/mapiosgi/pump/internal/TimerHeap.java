// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.Arrays;
import java.util.List;

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
    if (size == timers.length) {
      resize(2 * size);
    }
    timer.order = added++;
    up(size++, timer, timer.deadline());
  }

  /** Removes and returns the first timer that is due; null where none is. */
  synchronized PumpTimer<?> pollDue(long now) {
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
    timers[place].place = -1;
    PumpTimer<?> last = timers[--size];
    timers[size] = null;
    if (place < size) {
      long deadline = deadlines[size];
      down(place, last, deadline);
      if (last.place == place) {
        up(place, last, deadline);
      }
    }
    if (timers.length > 16 * SMALLEST && size < timers.length / 4) {
      resize(timers.length / 2);
    }
  }

  private void resize(int length) {
    timers = Arrays.copyOf(timers, length);
    deadlines = Arrays.copyOf(deadlines, length);
  }

  private void up(int from, PumpTimer<?> timer, long deadline) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) / CHILDREN;
      if (!isBefore(deadline, timer, deadlines[parent], timers[parent])) {
        break;
      }
      put(place, timers[parent], deadlines[parent]);
      place = parent;
    }
    put(place, timer, deadline);
  }

  private void down(int from, PumpTimer<?> timer, long deadline) {
    int place = from;
    int child = first(place);
    while (child >= 0 && isBefore(deadlines[child], timers[child], deadline, timer)) {
      put(place, timers[child], deadlines[child]);
      place = child;
      child = first(place);
    }
    put(place, timer, deadline);
  }

  /** The first in time of a node's children; -1 where it has none. */
  private int first(int place) {
    int first = CHILDREN * place + 1;
    if (first >= size) {
      return -1;
    }
    int end = Math.min(first + CHILDREN, size);
    for (int child = first + 1; child < end; child++) {
      if (isBefore(deadlines[child], timers[child], deadlines[first], timers[first])) {
        first = child;
      }
    }
    return first;
  }

  private static boolean isBefore(
      long deadline, PumpTimer<?> timer, long otherDeadline, PumpTimer<?> other) {
    return deadline < otherDeadline || (deadline == otherDeadline && timer.order < other.order);
  }

  private void put(int place, PumpTimer<?> timer, long deadline) {
    timers[place] = timer;
    deadlines[place] = deadline;
    timer.place = place;
  }
}
