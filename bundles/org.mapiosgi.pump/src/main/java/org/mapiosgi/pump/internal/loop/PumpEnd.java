// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.handle.Handles;
import org.mapiosgi.pump.internal.nesting.Nesting;
import org.mapiosgi.pump.internal.task.PumpFuture;
import org.mapiosgi.pump.internal.task.SubmitSite;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.mapiosgi.spi.MessageQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last steps of a pump's thread: nothing stays unresolved, nothing stays open. */
final class PumpEnd {
  private final Logger logger = LoggerFactory.getLogger(PumpEnd.class);
  private final PumpContext pump;
  private final Handles handles;
  private final Nesting nesting;

  PumpEnd(PumpContext pump, Handles handles, Nesting nesting) {
    this.pump = pump;
    this.handles = handles;
    this.nesting = nesting;
  }

  /**
   * Refuses the tasks that came too late to run, ends the waits for handles and closes the window
   * and the queue. If a step fails, the next one follows, so that nobody waits for ever for the
   * end.
   *
   * @param queue null where none was opened
   */
  void leaveNothing(@Nullable MessageQueue queue) {
    try {
      step("refuse all tasks", this::refuseTasks);
      step("drop all timers", this::dropTimers);
      // The intake itself reports a request that fails.
      step("do all that was asked for", pump.intake()::obey);
      step("end its waits for handles", handles::close);
      step("close its window", nesting::close);
      if (queue != null) {
        step("close its message queue", queue::close);
      }
      step("tell all who watch it that it ended", pump::ended);
      step("tell of all failures", pump.failures()::flush);
    } finally {
      pump.activity().begin(PumpPhase.TERMINATED, null, pump.clock().now());
      pump.lifecycle().terminated();
    }
  }

  private void refuseTasks() {
    pump.unstarted().rest().forEach(this::refuse);
  }

  private void dropTimers() {
    List<PumpTimer<?>> left = new ArrayList<>();
    pump.timers().takeAll(left);
    left.forEach(this::refuse);
  }

  private void refuse(Runnable task) {
    try {
      resolve(task);
    } catch (Throwable e) {
      pump.failures().report("refusing a task", e);
    }
  }

  private void resolve(Runnable noted) {
    Runnable task = SubmitSite.original(noted);
    Throwable reason = pump.lifecycle().abandonment();
    if (task instanceof PumpFuture<?> future && reason != null) {
      future.abandon(reason);
    } else if (task instanceof Future<?> future) {
      future.cancel(false);
    } else {
      logger.warn("pump '{}' ends without having run {}", pump.name(), task);
    }
  }

  private void step(String what, Runnable step) {
    try {
      step.run();
    } catch (Throwable e) {
      pump.failures().report("an attempt to " + what, e);
    }
  }
}
