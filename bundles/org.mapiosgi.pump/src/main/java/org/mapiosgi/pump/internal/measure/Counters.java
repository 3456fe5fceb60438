// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;

/** Counts. The pump thread writes without a locked instruction, and any thread reads. */
public final class Counters {
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  /** 128 bytes to anything else: the pump's writes must not slow the producers. */
  private static final int FIRST = 16;

  private static final int TASKS_RUN = FIRST;
  private static final int TASKS_FAILED = FIRST + 1;
  private static final int MESSAGES = FIRST + 2;
  private static final int WAKES = FIRST + 3;
  private static final int QUITS_IGNORED = FIRST + 4;
  private static final int WAITS = FIRST + 5;
  private static final int SPURIOUS = FIRST + 6;
  private static final int MOST_QUEUED = FIRST + 7;

  private final long[] cells = new long[MOST_QUEUED + 1 + FIRST];

  /** Many threads write this one. */
  private final LongAdder rejected = new LongAdder();

  private void add(int cell, long more) {
    CELL.setRelease(cells, cell, cells[cell] + more);
  }

  private long read(int cell) {
    return (long) CELL.getAcquire(cells, cell);
  }

  public void ran() {
    add(TASKS_RUN, 1);
  }

  public void failed() {
    add(TASKS_FAILED, 1);
  }

  public void message() {
    add(MESSAGES, 1);
  }

  public void woken() {
    add(WAKES, 1);
  }

  public void quitsIgnored(int more) {
    if (more > 0) {
      add(QUITS_IGNORED, more);
    }
  }

  public void waited() {
    add(WAITS, 1);
  }

  public void wasSpurious() {
    add(SPURIOUS, 1);
  }

  public void queued(long tasks) {
    if (tasks > cells[MOST_QUEUED]) {
      CELL.setRelease(cells, MOST_QUEUED, tasks);
    }
  }

  public void rejected() {
    rejected.increment();
  }

  public long waits() {
    return read(WAITS);
  }

  public long spurious() {
    return read(SPURIOUS);
  }

  public int mostQueued() {
    return (int) Math.min(Integer.MAX_VALUE, read(MOST_QUEUED));
  }

  public long rejections() {
    return rejected.sum();
  }

  public long tasksRun() {
    return read(TASKS_RUN);
  }

  public long tasksFailed() {
    return read(TASKS_FAILED);
  }

  public long messages() {
    return read(MESSAGES);
  }

  public long wakes() {
    return read(WAKES);
  }

  public long quitsIgnored() {
    return read(QUITS_IGNORED);
  }
}
