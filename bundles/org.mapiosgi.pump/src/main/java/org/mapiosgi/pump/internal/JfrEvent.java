// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** What a flight recorder is told of a pump. Names and numbers, never what a task works on. */
@Category("Message pump")
@StackTrace(false)
abstract class JfrEvent extends Event {
  @Label("Pump")
  String pump;

  /** The pump was long at one thing. */
  @Name("org.mapiosgi.pump.LongTask")
  @Label("Long Task")
  @Description("A task, timer, handler or message that kept the pump for 20 ms or longer")
  static final class LongTask extends JfrEvent {
    @Label("Phase")
    String phase;

    @Label("Task")
    @Description("The class of what ran; empty for a message")
    String task;

    @Label("Ran")
    @Timespan
    long ran;

    @Label("Items")
    @Description("For how many short tasks in a row this is the time; the task named was the last")
    int items;

    @Label("Queued")
    @Description("Tasks that wait meanwhile")
    int queued;
  }

  /** The watchdog reports. */
  @Name("org.mapiosgi.pump.Hang")
  @Label("Hang")
  @Description("The watchdog's report of a pump that is long at one thing, or was")
  static final class Hang extends JfrEvent {
    @Label("Kind")
    @Description("SLOW, STACK, STUCK or BACK")
    String kind;

    @Label("Phase")
    String phase;

    @Label("Task")
    String task;

    @Label("Message")
    @Description("The number of the window message that is dispatched; 0 where none is known")
    int message;

    @Label("Depth")
    @Description("Inside of how many calls and waits the thread is")
    int depth;

    @Label("Busy")
    @Timespan
    long busy;

    @Label("Queued")
    int queued;

    @Label("Oldest")
    @Description("How long the first of them waits at least")
    @Timespan
    long oldest;

    @Label("Timers")
    int timers;

    @Label("Where")
    @Description("The innermost frame of the pump's thread")
    String where;
  }

  /** Tasks come faster than they run. */
  @Name("org.mapiosgi.pump.DepthAlarm")
  @Label("Depth Alarm")
  @Description("So many tasks wait; told at the alarm depth and at each doubling")
  static final class DepthAlarm extends JfrEvent {
    @Label("Queued")
    long queued;
  }

  /** A pump begins. */
  @Name("org.mapiosgi.pump.Start")
  @Label("Pump Start")
  static final class PumpStart extends JfrEvent {}

  /** A pump has ended. */
  @Name("org.mapiosgi.pump.End")
  @Label("Pump End")
  static final class PumpEnd extends JfrEvent {
    @Label("Tasks")
    @Description("Tasks and timers that ran")
    long tasks;

    @Label("Failed")
    long failed;
  }

  /** A pump now and then. */
  @Name("org.mapiosgi.pump.Statistics")
  @Label("Pump Statistics")
  @Description("Counted and measured since the pump's start")
  @Period("10 s")
  static final class PumpStatistics extends JfrEvent {
    @Label("Queued")
    int queued;

    @Label("Tasks")
    long tasks;

    @Label("Messages")
    long messages;

    @Label("Waits")
    @Description("Times the pump waited")
    long waits;

    @Label("Wakes")
    @Description("Waits that a task or timer from another thread ended")
    long wakes;

    @Label("Spurious")
    @Description("Waits that ended, before their time, with nothing to do")
    long spurious;

    @Label("Tasks Waited, Median")
    @Timespan
    long waitedMedian;

    @Label("Tasks Waited, 99 %")
    @Timespan
    long waitedP99;

    @Label("Tasks Waited, Longest")
    @Timespan
    long waitedMax;
  }
}
