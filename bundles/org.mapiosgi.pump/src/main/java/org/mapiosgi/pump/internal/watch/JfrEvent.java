// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.AnnotationElement;
import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.EventFactory;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.ValueDescriptor;

/**
 * The events of a pump for a flight recorder. They hold names and numbers, never the data of a
 * task.
 *
 * <p>The recorder writes names of its own internals into the code of an event class, and a bundle's
 * class loader does not see those. So the events are only declared here, and the recorder makes
 * their classes, where it sees its internals.
 */
final class JfrEvent {
  /** The pump was long at one thing. */
  static final JfrEvent LONG_TASK =
      new JfrEvent(
          "LongTask",
          "Long Task",
          "A task, timer, handler or message that kept the pump for 20 ms or longer",
          text("phase", "Phase", ""),
          text("task", "Task", "The class of what ran; empty for a message"),
          span("ran", "Ran", ""),
          number(
              "items",
              "Items",
              "For how many short tasks in a row this is the time; the task named was the last"),
          number("queued", "Queued", "Tasks that wait meanwhile"));

  /** The watchdog reports. */
  static final JfrEvent HANG =
      new JfrEvent(
          "Hang",
          "Hang",
          "The watchdog's report of a pump that is long at one thing, or was",
          text("kind", "Kind", "SLOW, STACK, STUCK or BACK"),
          text("phase", "Phase", ""),
          text("task", "Task", ""),
          text("submitted", "Submitted", "Where the task was submitted; empty unless noted"),
          number(
              "message",
              "Message",
              "The number of the window message that is dispatched; 0 where none is known"),
          number("depth", "Depth", "Inside of how many calls and waits the thread is"),
          span("busy", "Busy", ""),
          number("queued", "Queued", ""),
          span("oldest", "Oldest", "How long the first of them waits at least"),
          number("timers", "Timers", ""),
          text("where", "Where", "The innermost frame of the pump's thread"));

  /** Tasks come faster than they run. */
  static final JfrEvent DEPTH_ALARM =
      new JfrEvent(
          "DepthAlarm",
          "Depth Alarm",
          "So many tasks wait; told at the alarm depth and at each doubling",
          number("queued", "Queued", ""));

  /** A pump begins. */
  static final JfrEvent START = new JfrEvent("Start", "Pump Start", "A pump's thread was started");

  /** A pump has ended. */
  static final JfrEvent END =
      new JfrEvent(
          "End",
          "Pump End",
          "A pump has done its last step",
          number("tasks", "Tasks", "Tasks and timers that ran"),
          number("failed", "Failed", ""));

  /** A pump now and then. */
  static final JfrEvent STATISTICS =
      new JfrEvent(
          "Statistics",
          "Pump Statistics",
          "Counted and measured since the pump's start",
          number("queued", "Queued", ""),
          number("tasks", "Tasks", ""),
          number("messages", "Messages", ""),
          number("waits", "Waits", "Times the pump waited"),
          number("wakes", "Wakes", "Waits that a task or timer from another thread ended"),
          number("spurious", "Spurious", "Waits that ended, before their time, with nothing to do"),
          span("waitedMedian", "Tasks Waited, Median", ""),
          span("waitedP99", "Tasks Waited, 99 %", ""),
          span("waitedMax", "Tasks Waited, Longest", ""));

  static final List<JfrEvent> ALL = List.of(LONG_TASK, HANG, DEPTH_ALARM, START, END, STATISTICS);

  private final String shortName;
  private final String label;
  private final String description;
  private final List<ValueDescriptor> fields = new ArrayList<>();

  private JfrEvent(String shortName, String label, String description, ValueDescriptor... fields) {
    this.shortName = shortName;
    this.label = label;
    this.description = description;
    this.fields.add(text("pump", "Pump", ""));
    this.fields.addAll(List.of(fields));
  }

  /** Has the recorder make the class and know it. */
  EventFactory register() {
    EventFactory factory = EventFactory.create(annotations(), fields);
    factory.register();
    return factory;
  }

  /**
   * Commits one.
   *
   * @param values of the fields, in the order they are declared in after the pump: String and Long
   */
  void commit(EventFactory factory, String pump, Object... values) {
    if (values.length + 1 != fields.size()) {
      throw new IllegalArgumentException(shortName + " has " + fields.size() + " fields");
    }
    Event event = factory.newEvent();
    event.set(0, pump);
    for (int place = 0; place < values.length; place++) {
      event.set(place + 1, values[place]);
    }
    event.commit();
  }

  private List<AnnotationElement> annotations() {
    List<AnnotationElement> all = new ArrayList<>();
    all.add(new AnnotationElement(Name.class, "org.mapiosgi.pump." + shortName));
    all.add(new AnnotationElement(Label.class, label));
    all.add(new AnnotationElement(Description.class, description));
    all.add(new AnnotationElement(Category.class, new String[] {"Message pump"}));
    all.add(new AnnotationElement(StackTrace.class, false));
    if (this == STATISTICS) {
      all.add(new AnnotationElement(Period.class, "10 s"));
    }
    return all;
  }

  private static ValueDescriptor text(String name, String label, String description) {
    return new ValueDescriptor(String.class, name, named(label, description));
  }

  private static ValueDescriptor number(String name, String label, String description) {
    return new ValueDescriptor(long.class, name, named(label, description));
  }

  private static ValueDescriptor span(String name, String label, String description) {
    List<AnnotationElement> annotations = named(label, description);
    annotations.add(new AnnotationElement(Timespan.class, Timespan.NANOSECONDS));
    return new ValueDescriptor(long.class, name, annotations);
  }

  private static List<AnnotationElement> named(String label, String description) {
    List<AnnotationElement> annotations = new ArrayList<>();
    annotations.add(new AnnotationElement(Label.class, label));
    if (!description.isEmpty()) {
      annotations.add(new AnnotationElement(Description.class, description));
    }
    return annotations;
  }
}
