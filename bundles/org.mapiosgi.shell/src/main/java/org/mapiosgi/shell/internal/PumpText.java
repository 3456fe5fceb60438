// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.lang.reflect.UndeclaredThrowableException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.pump.MessagePumpMXBean.Latency;
import org.mapiosgi.api.pump.PumpPhase;

/** Pumps as text, for somebody who was woken for them. */
final class PumpText {
  /** The number of frames that show where a pump is; its stack has all of them. */
  private static final int FRAMES = 8;

  /** The measures of a pump and their labels, in the order of the table. */
  private static final List<Map.Entry<String, String>> MEASURES =
      List.of(
          Map.entry("waited", "tasks waited"),
          Map.entry("waited.URGENT", "- URGENT"),
          Map.entry("waited.HIGH", "- HIGH"),
          Map.entry("waited.NORMAL", "- NORMAL"),
          Map.entry("waited.IDLE", "- IDLE"),
          Map.entry("ran", "tasks ran"),
          Map.entry("late", "timers were late"),
          Map.entry("dispatched", "messages took"));

  private PumpText() {}

  /** One line each. */
  static String list(List<MessagePumpMXBean> pumps) {
    TextTable table =
        new TextTable("pump", "phase", "for", "queued", "most", "failed", "refused", "task");
    each(
        pumps,
        pump ->
            table.row(
                pump.getName(),
                pump.getPhase(),
                inPhase(pump),
                pump.getQueued(),
                pump.getMostQueued(),
                pump.getTasksFailed(),
                pump.getRejected(),
                pump.getTask()));
    return table.toString();
  }

  /**
   * All of one.
   *
   * @param refused why the configuration changed to is not in force; empty where it is
   */
  static String of(MessagePumpMXBean pump, String refused) {
    TextTable table = new TextTable("pump", pump.getName());
    table.row("thread", pump.getThread());
    table.row("phase", pump.getPhase() + " for " + inPhase(pump));
    if (!pump.getTask().isEmpty()) {
      table.row("task", pump.getTask());
    }
    if (pump.getDepth() > 0) {
      table.row("nested", pump.getDepth() + " levels");
    }
    table.row(
        "waiting",
        pump.getQueued()
            + " tasks (most "
            + pump.getMostQueued()
            + "), "
            + pump.getTimers()
            + " timers");
    table.row(
        "ran",
        pump.getTasksRun()
            + " tasks and timers, "
            + pump.getTasksFailed()
            + " failed, "
            + pump.getRejected()
            + " refused");
    table.row("messages", pump.getMessages() + ", " + pump.getQuitsIgnored() + " WM_QUIT ignored");
    table.row(
        "waits",
        pump.getWaits()
            + ", "
            + pump.getWakes()
            + " ended by a task, "
            + pump.getSpurious()
            + " for nothing");
    table.row("tasks waited", summary(pump.getLatencies().get("waited")));
    table.row("tasks ran", summary(pump.getLatencies().get("ran")));
    if (!refused.isEmpty()) {
      table.row("configuration", "REFUSED: " + refused);
    }
    if (!pump.getPhase().equals(PumpPhase.IDLE.name())) {
      String[] stack = pump.stack();
      for (int frame = 0; frame < Math.min(FRAMES, stack.length); frame++) {
        table.row(frame == 0 ? "where" : "", stack[frame]);
      }
    }
    return table.toString();
  }

  private static String summary(@Nullable Latency measured) {
    return measured == null || measured.getCount() == 0
        ? "not measured"
        : "half within "
            + text(measured.getP50Nanos())
            + ", 99 % within "
            + text(measured.getP99Nanos())
            + ", longest "
            + text(measured.getMaxNanos());
  }

  /** Returns a table of the durations that each pump measured. */
  static String metrics(List<MessagePumpMXBean> pumps) {
    TextTable table =
        new TextTable("pump", "measure", "measured", "half within", "99 % within", "longest");
    each(
        pumps,
        pump -> {
          Map<String, Latency> all = pump.getLatencies();
          String name = pump.getName();
          for (Map.Entry<String, String> entry : MEASURES) {
            String measure = entry.getKey();
            Latency measured = all.get(measure);
            if (measured != null && (measured.getCount() > 0 || !measure.contains("."))) {
              table.row(
                  name,
                  entry.getValue(),
                  measured.getCount(),
                  text(measured.getP50Nanos()),
                  text(measured.getP99Nanos()),
                  text(measured.getMaxNanos()));
            }
          }
        });
    return table.toString();
  }

  /** Returns the stack of each pump's thread. */
  static String threads(List<MessagePumpMXBean> pumps) {
    StringBuilder text = new StringBuilder();
    each(
        pumps,
        pump -> {
          text.append(text.isEmpty() ? "" : "\n\n").append('"').append(pump.getThread());
          text.append("\" ").append(pump.getPhase()).append(" for ").append(inPhase(pump));
          text.append(pump.getTask().isEmpty() ? "" : " in " + pump.getTask());
          for (String frame : pump.stack()) {
            text.append("\n    at ").append(frame);
          }
        });
    return text.toString();
  }

  private static void each(List<MessagePumpMXBean> pumps, Consumer<MessagePumpMXBean> show) {
    for (MessagePumpMXBean pump : pumps) {
      try {
        show.accept(pump);
      } catch (UndeclaredThrowableException e) {
        // it ended while it was looked at
      }
    }
  }

  private static String inPhase(MessagePumpMXBean pump) {
    return StatusText.text(Duration.ofMillis(pump.getInPhaseMillis()));
  }

  /** As {@link StatusText#text}, also of what is shorter. */
  static String text(long nanos) {
    if (nanos < 1_000) {
      return nanos + " ns";
    }
    if (nanos < 1_000_000) {
      return String.format(Locale.ROOT, "%.1f us", nanos / 1e3);
    }
    if (nanos < 1_000_000_000) {
      return String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
    }
    return StatusText.text(Duration.ofNanos(nanos));
  }
}
