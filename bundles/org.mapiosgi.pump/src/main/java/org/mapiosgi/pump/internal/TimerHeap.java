// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.Arrays;
import java.util.List;

/**
 * Timers by deadline, equal ones in the order in which they were added. Every timer knows its
 * place, so removal is O(log n).
 *
 * <p>The pump's own, but for {@link #drainTo} and {@link #size}; the lock is for those calls and
 * otherwise free.
 */
final class TimerHeap {
  private PumpTimer<?>[] heap = new PumpTimer<?>[64];
  private int size;
  private long added;

  synchronized void add(PumpTimer<?> timer) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, size * 2);
    }
    timer.order = added++;
    up(size++, timer);
  }

  /** Removes and returns the first timer that is due; null where none is. */
  synchronized PumpTimer<?> pollDue(long now) {
    if (size == 0 || heap[0].deadline() > now) {
      return null;
    }
    PumpTimer<?> first = heap[0];
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
    return size == 0 ? Long.MAX_VALUE : heap[0].deadline();
  }

  /** Any thread: how many timers are in it. */
  synchronized int size() {
    return size;
  }

  /** Any thread: takes all timers out, in no order. */
  synchronized void drainTo(List<? super PumpTimer<?>> into) {
    for (int i = 0; i < size; i++) {
      heap[i].place = -1;
      into.add(heap[i]);
      heap[i] = null;
    }
    size = 0;
  }

  private void removeAt(int place) {
    heap[place].place = -1;
    PumpTimer<?> last = heap[--size];
    heap[size] = null;
    if (place < size) {
      down(place, last);
      if (last.place == place) {
        up(place, last);
      }
    }
    if (heap.length > 1024 && size < heap.length / 4) {
      heap = Arrays.copyOf(heap, heap.length / 2);
    }
  }

  private void up(int from, PumpTimer<?> timer) {
    int place = from;
    while (place > 0) {
      int parent = (place - 1) >>> 1;
      if (!timer.isBefore(heap[parent])) {
        break;
      }
      put(place, heap[parent]);
      place = parent;
    }
    put(place, timer);
  }

  private void down(int from, PumpTimer<?> timer) {
    int place = from;
    while (place < size >>> 1) {
      int child = 2 * place + 1;
      if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
        child++;
      }
      if (!heap[child].isBefore(timer)) {
        break;
      }
      put(place, heap[child]);
      place = child;
    }
    put(place, timer);
  }

  private void put(int place, PumpTimer<?> timer) {
    heap[place] = timer;
    timer.place = place;
  }
}
