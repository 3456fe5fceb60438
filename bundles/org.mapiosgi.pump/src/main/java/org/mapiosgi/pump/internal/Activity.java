// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import org.mapiosgi.api.pump.PumpPhase;

/**
 * What the pump thread does right now, written by it at every step and read by anybody without a
 * lock.
 *
 * <p>A sequence lock: a reader accepts what it read where the step number is even and the same
 * before and after. The writer pays plain stores only.
 */
final class Activity {
  /**
   * A consistent view of one step.
   *
   * @param number grows with every step
   * @param phase what is done
   * @param task what runs, where a task or timer runs; otherwise null
   * @param since in pump time
   */
  record Step(long number, PumpPhase phase, Runnable task, long since) {}

  private final AtomicLong number = new AtomicLong();
  private PumpPhase phase = PumpPhase.STARTING;
  private Runnable task;
  private long since;

  /** The pump thread: a step begins. */
  void begin(PumpPhase next, Runnable nextTask, long now) {
    long current = number.getPlain();
    number.setOpaque(current + 1);
    VarHandle.storeStoreFence();
    phase = next;
    task = nextTask;
    since = now;
    number.setRelease(current + 2);
  }

  /** The pump thread: what it did last. */
  PumpPhase phase() {
    return phase;
  }

  /** The pump thread: the task that ran last; null where it is at something else by now. */
  Runnable task() {
    return task;
  }

  /** Any thread. */
  Step read() {
    while (true) {
      long before = number.getAcquire();
      Step view = new Step(before, phase, task, since);
      VarHandle.loadLoadFence();
      if ((before & 1) == 0 && number.getOpaque() == before) {
        return view;
      }
      Thread.onSpinWait();
    }
  }
}
