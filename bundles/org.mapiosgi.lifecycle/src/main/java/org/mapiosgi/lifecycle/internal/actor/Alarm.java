// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Holds the one step that a state machine runs later. A new step replaces the one before. Used by
 * its actor alone.
 *
 * <p>A step that is cancelled after its time may already be on its way to the actor. So the step
 * must check whether it still applies.
 */
public final class Alarm {
  private final ScheduledExecutorService timer;
  private final Executor actor;
  private @Nullable Future<?> set;

  /** An alarm that is not set. */
  public Alarm(ScheduledExecutorService timer, Executor actor) {
    this.timer = timer;
    this.actor = actor;
  }

  /** Has the actor do a step when the time has passed. */
  public void set(Duration wait, Runnable step) {
    cancel();
    set = timer.schedule(() -> actor.execute(step), wait.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Cancels the step. */
  public void cancel() {
    if (set != null) {
      set.cancel(false);
      set = null;
    }
  }
}
