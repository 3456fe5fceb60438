// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many tasks may wait. A task takes a permit when it is posted; the permit is given back when
 * somebody has the task. Nestable tasks need none.
 */
public final class Capacity {
  /** Says what happens to a task for which there is no room. */
  public enum Overflow {
    /** It is rejected. */
    REJECT,
    /** Its caller waits for room; the pump's own thread never does and is let in. */
    BLOCK
  }

  /** Permits that can be overdrawn. */
  private static final class Room extends Semaphore {
    private static final long serialVersionUID = 1L;

    Room(int permits) {
      super(permits);
    }

    void overdraw(int permits) {
      reducePermits(permits);
    }
  }

  private final String pump;
  private final Room room;
  private volatile int tasks;
  private volatile Overflow overflow;
  private final AtomicBoolean open = new AtomicBoolean();

  /**
   * A limit.
   *
   * @param tasks how many may wait
   * @param waiting how many wait already, and did not need a permit
   */
  public Capacity(String pump, int tasks, Overflow overflow, int waiting) {
    this.pump = pump;
    this.tasks = tasks;
    this.overflow = overflow;
    this.room = new Room(tasks - waiting);
  }

  /**
   * Takes a permit.
   *
   * @param ownThread whether the pump itself posts
   * @throws RejectedExecutionException where there is none, or the caller was interrupted
   */
  public void enter(boolean ownThread) {
    if (room.tryAcquire()) {
      return;
    }
    if (overflow == Overflow.REJECT) {
      throw new RejectedExecutionException(
          "pump '" + pump + "' takes no task, because " + tasks + " tasks wait already");
    }
    if (ownThread) {
      room.overdraw(1);
      return;
    }
    try {
      room.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RejectedExecutionException(
          "interrupted while waiting for room in the queue of pump '" + pump + "'", e);
    }
  }

  /**
   * Gives permits back. Never more than there may be: a task that was on its way while the limit
   * was set has none, and would widen it for ever.
   */
  public synchronized void leave(int count) {
    int missing = tasks - room.availablePermits();
    if (missing > 0) {
      room.release(Math.min(count, missing));
    }
  }

  /** Another limit, for those that wait for room as well. */
  public synchronized void configure(int nextTasks, Overflow nextOverflow) {
    int more = nextTasks - tasks;
    tasks = nextTasks;
    overflow = nextOverflow;
    if (more > 0) {
      room.release(more);
    } else {
      room.overdraw(-more);
    }
  }

  /** Lets everybody in: a pump that ends refuses them itself. */
  public void open() {
    if (open.compareAndSet(false, true)) {
      room.release(Integer.MAX_VALUE / 2);
    }
  }
}
