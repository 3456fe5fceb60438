// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
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
 * @param submitted where the task was submitted, the innermost frame first; empty where that was
 *     not noted
 * @param message the number of the window message that is dispatched; 0 where none is, or the queue
 *     does not tell
 * @param depth inside of how many calls and waits the thread is
 * @param busy for how long
 * @param queued tasks that wait meanwhile
 * @param oldest how long the first of them waits at least, to the accuracy of one look of the
 *     watchdog
 * @param timers timers that are pending
 * @param stack where its thread is; empty when it is over
 */
public record HangReport(
    Kind kind,
    String pump,
    PumpPhase phase,
    String task,
    List<StackTraceElement> submitted,
    int message,
    int depth,
    Duration busy,
    int queued,
    Duration oldest,
    int timers,
    List<StackTraceElement> stack) {
  /** How far it has come. */
  public enum Kind {
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

  public void log() {
    switch (kind) {
      case SLOW -> LOGGER.warn(text("is slow"));
      case STACK -> LOGGER.warn(text("is slow"), new Where(pump, stack));
      case STUCK -> LOGGER.error(text("is stuck"), new Where(pump, stack));
      case BACK -> LOGGER.warn("pump '{}' went on after {} in {}", pump, busy, what());
    }
  }

  public String text(String state) {
    return String.format(
        "pump '%s' %s: for %s in %s; %d tasks%s and %d timers wait, and no message is"
            + " dispatched%s",
        pump, state, busy, what(), queued, age(), timers, kind == Kind.SLOW ? where() : "");
  }

  /** Names the phase, the task and all else that is known of the step. */
  private String what() {
    StringBuilder text = new StringBuilder(phase.name());
    if (!task.isEmpty()) {
      text.append(' ').append(task);
    }
    if (message != 0) {
      text.append(String.format(" 0x%04X", message));
    }
    if (depth > 0) {
      text.append(" at depth ").append(depth);
    }
    if (!submitted.isEmpty()) {
      text.append(", submitted at ").append(site());
    }
    return text.toString();
  }

  /** Where the task was submitted, in one line. */
  public String site() {
    return submitted.stream().map(StackTraceElement::toString).collect(Collectors.joining(" < "));
  }

  private String age() {
    return queued == 0 ? "" : " (the first for " + oldest + ")";
  }

  private String where() {
    return stack.isEmpty() ? "" : ". It is at " + stack.get(0);
  }
}
