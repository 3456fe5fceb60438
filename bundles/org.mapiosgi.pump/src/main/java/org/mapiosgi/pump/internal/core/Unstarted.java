// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import java.util.ArrayList;
import java.util.List;

/**
 * The tasks and timers that had not started when a pump stopped. One side takes them: the caller of
 * {@code shutdownNow}, or the end of a pump that failed.
 *
 * <p>A pump that drains leaves nothing here: it has run each task that was accepted, and a task
 * that comes later belongs to its producer, which takes it back.
 */
public final class Unstarted {
  private final Lifecycle lifecycle;
  private final TaskIntake intake;
  private boolean taken;

  public Unstarted(Lifecycle lifecycle, TaskIntake intake) {
    this.lifecycle = lifecycle;
    this.intake = intake;
  }

  /**
   * Any thread: stops the pump and takes what had not started. The state changes first, so that a
   * producer whose task is not among them sees it and takes the task back.
   */
  public synchronized List<Runnable> stop() {
    lifecycle.stop();
    intake.open();
    List<Runnable> into = new ArrayList<>();
    intake.claimAll(into);
    taken = true;
    return into;
  }

  /** The pump, at its end: takes the tasks and timers that no other thread has taken. */
  public synchronized List<Runnable> rest() {
    List<Runnable> into = new ArrayList<>();
    if (!taken && lifecycle.isStopping()) {
      intake.open();
      intake.claimAll(into);
      taken = true;
    }
    return into;
  }
}
