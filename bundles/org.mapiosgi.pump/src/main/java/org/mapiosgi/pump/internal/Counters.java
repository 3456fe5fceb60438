// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a pump counts. Written by the pump thread without a locked instruction, read by anybody. */
final class Counters {
  private final AtomicLong tasksRun = new AtomicLong();
  private final AtomicLong tasksFailed = new AtomicLong();
  private final AtomicLong messages = new AtomicLong();
  private final AtomicLong wakes = new AtomicLong();
  private final AtomicLong quitsIgnored = new AtomicLong();

  private final AtomicLong waits = new AtomicLong();
  private final AtomicLong spurious = new AtomicLong();
  private final AtomicLong mostQueued = new AtomicLong();

  /** Many threads write this one. */
  private final LongAdder rejected = new LongAdder();

  private static void increment(AtomicLong counter) {
    counter.lazySet(counter.getPlain() + 1);
  }

  void ran() {
    increment(tasksRun);
  }

  void failed() {
    increment(tasksFailed);
  }

  void message() {
    increment(messages);
  }

  void woken() {
    increment(wakes);
  }

  void quitsIgnored(int more) {
    if (more > 0) {
      quitsIgnored.lazySet(quitsIgnored.getPlain() + more);
    }
  }

  void waited() {
    increment(waits);
  }

  void wasSpurious() {
    increment(spurious);
  }

  void queued(long tasks) {
    if (tasks > mostQueued.getPlain()) {
      mostQueued.lazySet(tasks);
    }
  }

  void rejected() {
    rejected.increment();
  }

  long waits() {
    return waits.get();
  }

  long spurious() {
    return spurious.get();
  }

  int mostQueued() {
    return (int) Math.min(Integer.MAX_VALUE, mostQueued.get());
  }

  long rejections() {
    return rejected.sum();
  }

  long tasksRun() {
    return tasksRun.get();
  }

  long tasksFailed() {
    return tasksFailed.get();
  }

  long messages() {
    return messages.get();
  }

  long wakes() {
    return wakes.get();
  }

  long quitsIgnored() {
    return quitsIgnored.get();
  }
}
