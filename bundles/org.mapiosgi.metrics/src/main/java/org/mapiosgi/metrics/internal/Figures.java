// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.metrics.internal;

import static org.mapiosgi.metrics.internal.Figure.counter;
import static org.mapiosgi.metrics.internal.Figure.gauge;
import static org.mapiosgi.metrics.internal.Figure.seconds;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.status.MapiLaneMXBean;
import org.mapiosgi.api.status.MapiLimitMXBean;
import org.mapiosgi.api.status.MapiSessionMXBean;
import org.mapiosgi.api.status.MapiSubsystemMXBean;

/**
 * Names the meters of each type of MBean, with units and tags.
 *
 * @param type the key property {@code type} of the names of such MBeans
 * @param labels the tags of each meter
 * @param figures the meters
 */
record Figures(String type, List<Label> labels, List<Figure> figures) {
  /**
   * Names a tag that has the value of a key property.
   *
   * @param tag the name of the tag
   * @param key the name of the key property
   * @param otherwise the value if there is no such property: every meter of one name must have the
   *     same tags
   */
  record Label(String tag, String key, String otherwise) {
    Label(String tag, String key) {
      this(tag, key, "none");
    }

    Tag of(MBeanSource source) {
      String value = source.key(key);
      return Tag.of(tag, value.isEmpty() ? otherwise : value);
    }
  }

  /** Tells parts of one name apart. Prometheus has another use for the name {@code instance}. */
  private static final Label NUMBER = new Label("number", "instance", "1");

  /** Of {@link MapiSubsystemMXBean}. */
  static final Figures SUBSYSTEM =
      new Figures(
          "MapiSubsystem",
          List.of(),
          List.of(
              gauge("mapi.up", "Up", null, "1 while MAPI is initialised, else 0"),
              gauge("mapi.ready", "Ready", null, "1 while MAPI and every session are up, else 0"),
              seconds("mapi.state.time", "InStateMillis", "Time since MAPI entered its state"),
              gauge("mapi.sessions", "Sessions", "sessions", "Configured sessions"),
              gauge("mapi.sessions.up", "SessionsUp", "sessions", "Sessions that are up"),
              gauge(
                  "mapi.buffers", "LiveBuffers", "buffers", "Native buffers that are not freed")));

  /** Of {@link MapiSessionMXBean}. */
  static final Figures SESSION =
      new Figures(
          "MapiSession",
          List.of(new Label("session", "name"), NUMBER),
          List.of(
              gauge("mapi.session.up", "Up", null, "1 while the session is logged on, else 0"),
              seconds("mapi.session.state.time", "InStateMillis", "Time in the session's state"),
              gauge("mapi.session.queue", "Queued", "tasks", "Units of work that wait"),
              counter("mapi.session.done", "Done", "tasks", "Units of work without an error"),
              counter("mapi.session.failed", "Failed", "tasks", "Units of work with an error"),
              counter("mapi.session.notifications", "Events", "events", "Notifications received")));

  /** Of {@link MapiLaneMXBean}. */
  static final Figures LANE =
      new Figures(
          "MapiLane",
          List.of(new Label("lane", "name"), NUMBER),
          List.of(
              gauge("mapi.lane.late", "Late", null, "1 while the lane is overdue or stuck, else 0"),
              seconds(
                  "mapi.lane.state.time", "InStateMillis", "Time the lane has worked or waited"),
              gauge("mapi.lane.queue", "Queued", "tasks", "Steps that wait for the lane")));

  /** Of {@link MapiLimitMXBean}. */
  static final Figures LIMIT =
      new Figures(
          "MapiLimit",
          List.of(
              new Label("counted", "counted"),
              new Label("session", "session"),
              new Label("bundle", "bundle"),
              NUMBER),
          List.of(
              gauge("mapi.limit.used", "Used", null, "The number in use"),
              gauge("mapi.limit.highest", "Highest", null, "The highest number in use at a time"),
              gauge("mapi.limit.most", "Limit", null, "The number that is allowed; -1 for any"),
              gauge(
                  "mapi.limit.lost",
                  "Lost",
                  null,
                  "The number that is lost until the process ends"),
              counter("mapi.limit.refused", "Refused", "requests", "Refusals")));

  /** Of {@link MessagePumpMXBean}. */
  static final Figures PUMP =
      new Figures(
          "MessagePump",
          List.of(new Label("pump", "name"), NUMBER),
          List.of(
              gauge("mapi.pump.queue", "Queued", "tasks", "Tasks that wait"),
              gauge(
                  "mapi.pump.queue.highest", "MostQueued", "tasks", "The most tasks seen waiting"),
              gauge("mapi.pump.timers", "Timers", "timers", "Timers that are pending"),
              seconds("mapi.pump.phase.time", "InPhaseMillis", "Time in the pump's phase"),
              counter("mapi.pump.run", "TasksRun", "tasks", "Tasks and timers that ran"),
              counter("mapi.pump.failed", "TasksFailed", "tasks", "Tasks and timers that threw"),
              counter("mapi.pump.rejected", "Rejected", "tasks", "Tasks and timers refused"),
              counter("mapi.pump.messages", "Messages", "messages", "Messages dispatched"),
              counter("mapi.pump.wakes", "Wakes", "wakes", "Waits that another thread ended")));

  /** Those of all types. */
  static final List<Figures> ALL = List.of(SUBSYSTEM, SESSION, LANE, LIMIT, PUMP);

  /** The meters of an MBean; empty for an MBean that has none. */
  static Optional<Figures> of(MBeanSource source) {
    String type = source.key("type");
    return ALL.stream().filter(each -> each.type.equals(type)).findFirst();
  }

  Tags tags(MBeanSource source) {
    return Tags.of(labels.stream().map(label -> label.of(source)).toList());
  }
}
