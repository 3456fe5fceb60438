// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemStatus;

/** Snapshots as text. */
final class StatusText {
  private StatusText() {}

  static String of(SubsystemStatus status, Instant now) {
    TextTable table = new TextTable("MAPI", status.state() + since(status.since(), now));
    status.reason().ifPresent(why -> table.row("reason", why.sentence()));
    status.retryAt().ifPresent(at -> table.row("next try", in(at, now)));
    table.row("binding", status.binding());
    table.row("mode", status.mode());
    table.row("sessions", counted(status.sessions()));
    table.row("pump threads", status.pumps().size());
    table.row("live objects", objects(status.liveObjects()));
    table.row("live buffers", status.liveBuffers());
    return table.toString();
  }

  private static String counted(List<SessionStatus> sessions) {
    Map<String, Integer> states = new TreeMap<>();
    sessions.forEach(session -> states.merge(session.state().name(), 1, Integer::sum));
    return states.isEmpty() ? "none configured" : listed(states);
  }

  private static String objects(Map<String, Integer> live) {
    return live.isEmpty() ? "none" : listed(new TreeMap<>(live));
  }

  private static String listed(Map<String, Integer> counts) {
    return String.join(
        ", ", counts.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).toList());
  }

  static String ofSessions(List<SessionStatus> sessions, Instant now) {
    TextTable table =
        new TextTable(
            "session",
            "state",
            "since",
            "profile",
            "identity",
            "lane",
            "queued",
            "done",
            "failed",
            "events",
            "next try",
            "reason");
    for (SessionStatus session : sessions) {
      table.row(
          session.name(),
          session.state(),
          age(session.since(), now),
          session.profile(),
          session.identity().orElse(""),
          session.lane().orElse(""),
          session.queued(),
          session.done(),
          session.failed(),
          session.events(),
          session.retryAt().map(at -> in(at, now)).orElse(""),
          session.reason().map(Reason::sentence).orElse(""));
    }
    return table.toString();
  }

  static String ofPumps(List<PumpStatus> pumps) {
    TextTable table =
        new TextTable(
            "pump",
            "thread",
            "phase",
            "for",
            "queued",
            "timers",
            "tasks",
            "failed",
            "messages",
            "wakes",
            "quits ignored");
    for (PumpStatus pump : pumps) {
      table.row(
          pump.name(),
          pump.thread(),
          pump.phase(),
          text(pump.inPhase()),
          pump.queued(),
          pump.timers(),
          pump.tasksRun(),
          pump.tasksFailed(),
          pump.messages(),
          pump.wakes(),
          pump.quitsIgnored());
    }
    return table.toString();
  }

  private static String since(Instant since, Instant now) {
    return " for " + age(since, now);
  }

  private static String in(Instant at, Instant now) {
    return "in "
        + text(
            Optional.of(Duration.between(now, at))
                .filter(d -> !d.isNegative())
                .orElse(Duration.ZERO));
  }

  private static String age(Instant since, Instant now) {
    return text(Duration.between(since, now));
  }

  /** In the two units that matter: {@code 2 h 3 min}, {@code 40.5 s}, {@code 7 ms}. */
  static String text(Duration duration) {
    long millis = Math.max(0, duration.toMillis());
    if (millis < 1000) {
      return millis + " ms";
    }
    if (millis < 60_000) {
      return millis / 1000 + "." + millis % 1000 / 100 + " s";
    }
    long minutes = millis / 60_000;
    if (minutes < 60) {
      return minutes + " min " + millis / 1000 % 60 + " s";
    }
    long hours = minutes / 60;
    return hours < 24
        ? hours + " h " + minutes % 60 + " min"
        : hours / 24 + " d " + hours % 24 + " h";
  }
}
