// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import org.jspecify.annotations.Nullable;

/**
 * A pump's thread. Knows which task of another pump it waits for. So a wait between two pumps that
 * would never end is refused, and does not hang.
 */
public final class PumpThread extends Thread {
  /** No pumps wait in a longer row than this. */
  private static final int LONGEST_ROW = 64;

  private final TaskPump pump;
  private final ThreadState own;
  private volatile @Nullable PumpFuture<?> awaited;

  public PumpThread(TaskPump pump, Runnable loop) {
    super(loop, pump.name());
    this.pump = pump;
    // A provider's call that never returns must not keep the process from ending.
    setDaemon(true);
    // The creator's may belong to a bundle that goes away before the pump does.
    setContextClassLoader(PumpThread.class.getClassLoader());
    own = ThreadState.own(this);
  }

  /** On this thread: undoes the changes that code of others has made to it. */
  public void restore() {
    own.restore();
  }

  /**
   * The calling pump begins to wait without an end.
   *
   * @throws IllegalStateException where the wait would never end, because that pump waits, directly
   *     or through others, for this one
   */
  public void beginWait(PumpFuture<?> future) {
    // Before looking: of two pumps that begin at once at least one sees the other.
    awaited = future;
    PumpFuture<?> next = future;
    for (int hop = 0; hop < LONGEST_ROW && next != null && !next.isDone(); hop++) {
      PumpThread other = next.pump().thread();
      next = other.awaited;
      if (next != null && next.pump() == pump && !next.isDone()) {
        awaited = null;
        throw deadlock(other);
      }
    }
  }

  public void endWait() {
    awaited = null;
  }

  private IllegalStateException deadlock(PumpThread other) {
    Throwable there = new Throwable("where pump '" + other.getName() + "' waits");
    there.setStackTrace(other.getStackTrace());
    return new IllegalStateException(
        "pump '"
            + pump.name()
            + "' cannot wait for a task of another pump, because pump '"
            + other.getName()
            + "' waits for a task of this one: both would wait for ever",
        there);
  }
}
