// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How many tasks may wait. A task takes a permit when it is posted; the permit is given back when
 * somebody has the task.
 */
final class Capacity {
  /** What happens to a task for which there is no room. */
  enum Overflow {
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

    void overdraw() {
      reducePermits(1);
    }
  }

  private final String pump;
  private final int tasks;
  private final Overflow overflow;
  private final Room room;
  private final AtomicBoolean open = new AtomicBoolean();

  Capacity(String pump, int tasks, Overflow overflow) {
    this.pump = pump;
    this.tasks = tasks;
    this.overflow = overflow;
    this.room = new Room(tasks);
  }

  /**
   * Takes a permit.
   *
   * @param ownThread whether the pump itself posts
   * @throws RejectedExecutionException where there is none, or the caller was interrupted
   */
  void enter(boolean ownThread) {
    if (room.tryAcquire()) {
      return;
    }
    if (overflow == Overflow.REJECT) {
      throw new RejectedExecutionException(
          "pump '" + pump + "' takes no task, because " + tasks + " tasks wait already");
    }
    if (ownThread) {
      room.overdraw();
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

  /** Gives permits back. */
  void leave(int count) {
    room.release(count);
  }

  /** Lets everybody in: a pump that ends refuses them itself. */
  void open() {
    if (open.compareAndSet(false, true)) {
      room.release(Integer.MAX_VALUE / 2);
    }
  }
}
