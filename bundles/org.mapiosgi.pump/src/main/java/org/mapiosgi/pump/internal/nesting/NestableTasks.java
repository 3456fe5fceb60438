// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.nesting;

import java.util.function.BooleanSupplier;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.task.ThreadState;

/** Runs nestable tasks inside of another task, a turn at a time. */
final class NestableTasks {
  private final PumpContext pump;
  private final Levels levels;

  NestableTasks(PumpContext pump, Levels levels) {
    this.pump = pump;
    this.levels = levels;
  }

  /** A loop around dispatched the window's message; whether there is more to do. */
  boolean ring() {
    // The message may come after its call has ended, or inside of a task that allows no nestable
    // tasks. Then a level further out runs them.
    return levels.isCall() && turn(() -> false);
  }

  /**
   * Takes one turn. It ends when it is used up, no task is left, the pump stops, or the wait is
   * over. Returns whether any task is left.
   */
  boolean turn(BooleanSupplier over) {
    if (!pump.intake().hasNestable() || isStopping()) {
      return false;
    }
    Level level = levels.beginTasks();
    try {
      run(over);
    } finally {
      levels.endTasks(level);
    }
    // After the end: a later producer rings.
    return !isStopping() && pump.intake().hasNestable();
  }

  private void run(BooleanSupplier over) {
    Settings settings = pump.settings();
    long start = pump.clock().now();
    long now = start;
    for (int run = 0; run < settings.tasks(); run++) {
      Runnable task = pump.intake().pollNestable();
      if (task == null) {
        return;
      }
      now = run(task, now);
      if (now - start >= settings.turnNanos() || isStopping() || over.getAsBoolean()) {
        return;
      }
    }
  }

  private long run(Runnable task, long began) {
    // An interrupt or a class loader belongs to one task: the outer task gets its own back.
    ThreadState outer = ThreadState.take();
    pump.tasks().thread().restore();
    pump.activity().begin(PumpPhase.TASK, task, began);
    try {
      task.run();
    } catch (Throwable e) {
      pump.counters().failed();
      pump.failures().report("a nestable task", e);
    }
    pump.counters().ran();
    outer.restore();
    long now = pump.clock().now();
    pump.meter().ran(now - began, 1);
    return now;
  }

  private boolean isStopping() {
    return pump.lifecycle().isStopping();
  }
}
