// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.time.Duration;
import java.util.List;
import org.mapiosgi.api.pump.PumpPhase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A pump is long at one thing, or was.
 *
 * @param kind how long
 * @param pump its name
 * @param phase at what
 * @param task the class of the task; empty where none runs
 * @param busy since when
 * @param queued tasks that wait meanwhile
 * @param timers timers that are pending
 * @param stack where its thread is; empty when it is over
 */
record HangReport(
    Kind kind,
    String pump,
    PumpPhase phase,
    String task,
    Duration busy,
    int queued,
    int timers,
    List<StackTraceElement> stack) {
  /** How far it has come. */
  enum Kind {
    /** Longer than it should. */
    SLOW,
    /** One more look at where it is. */
    STACK,
    /** So long that it may never end. */
    STUCK,
    /** It went on. */
    BACK
  }

  /** Carries the stack of another thread into a log. */
  private static final class Where extends Throwable {
    private static final long serialVersionUID = 1L;

    Where(String thread, List<StackTraceElement> stack) {
      super("stack of thread " + thread, null, false, true);
      setStackTrace(stack.toArray(StackTraceElement[]::new));
    }
  }

  private static final Logger LOGGER = LoggerFactory.getLogger(HangReport.class);

  void log() {
    switch (kind) {
      case SLOW -> LOGGER.warn(text("is slow"));
      case STACK -> LOGGER.warn(text("is slow"), new Where(pump, stack));
      case STUCK -> LOGGER.error(text("is stuck"), new Where(pump, stack));
      case BACK -> LOGGER.warn("pump '{}' went on after {} in {} {}", pump, busy, phase, task);
    }
  }

  private String text(String state) {
    return String.format(
        "pump '%s' %s: for %s in %s %s; %d tasks and %d timers wait, and no message is dispatched%s",
        pump, state, busy, phase, task, queued, timers, kind == Kind.SLOW ? where() : "");
  }

  private String where() {
    return stack.isEmpty() ? "" : ". It is at " + stack.get(0);
  }
}
