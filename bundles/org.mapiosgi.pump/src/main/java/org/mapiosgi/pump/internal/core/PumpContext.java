// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import java.util.function.LongSupplier;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.measure.Counters;
import org.mapiosgi.pump.internal.measure.FailureLog;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.measure.Timings;
import org.mapiosgi.pump.internal.task.PumpThread;
import org.mapiosgi.pump.internal.timer.Timers;

/** Holds the parts of one pump, which find each other through it. Does nothing itself. */
public final class PumpContext {
  private final String name;
  private final PumpClock clock;
  private final Counters counters = new Counters();
  private final Activity activity = new Activity();
  private final FailureLog failures;
  private final Lifecycle lifecycle;
  private final Timers timers;
  private final Timings timings;
  private final TaskIntake intake;
  private final Unstarted unstarted;
  private final Meter meter;
  private final OwnTasks tasks;
  private volatile Settings settings;

  private volatile PumpEvents events = PumpEvents.NONE;
  private volatile Runnable end = () -> {};

  public PumpContext(String name, LongSupplier nanoTime, Settings settings) {
    this.name = name;
    this.clock = new PumpClock(nanoTime);
    this.failures = new FailureLog(name, clock);
    this.lifecycle = new Lifecycle(name);
    this.settings = settings;
    this.timings = new Timings(settings.metrics());
    this.timers = new Timers();
    this.intake = new TaskIntake(name, clock, timings, failures, lifecycle, timers, settings);
    this.unstarted = new Unstarted(lifecycle, intake);
    this.meter = new Meter(this);
    this.tasks = new OwnTasks(this, settings.hang().wantSites());
    intake.onAlarm(queued -> events.depth(this, queued));
  }

  public String name() {
    return name;
  }

  public PumpClock clock() {
    return clock;
  }

  public Counters counters() {
    return counters;
  }

  public Activity activity() {
    return activity;
  }

  public FailureLog failures() {
    return failures;
  }

  public Lifecycle lifecycle() {
    return lifecycle;
  }

  public Timers timers() {
    return timers;
  }

  public Timings timings() {
    return timings;
  }

  public Settings settings() {
    return settings;
  }

  /** Any thread: from the next pass on. */
  public void configure(Settings next) {
    settings = next;
    tasks.noteSites(next.hang().wantSites());
    timings.turn(next.metrics());
    intake.configure(next);
  }

  public TaskIntake intake() {
    return intake;
  }

  public Unstarted unstarted() {
    return unstarted;
  }

  /** Before the thread starts. */
  public void begin(PumpThread own, PumpEvents recorder) {
    tasks.begin(own);
    events = recorder;
    recorder.started(this);
  }

  /** Before the thread starts: sets the last step, which withdraws the pump from its watchers. */
  public void onEnd(Runnable withdrawal) {
    end = withdrawal;
  }

  /** The pump thread: ends the reports and withdraws the pump from its watchers. */
  public void ended() {
    try {
      events.ended(this);
    } finally {
      end.run();
    }
  }

  public PumpEvents events() {
    return events;
  }

  public Meter meter() {
    return meter;
  }

  /** The pump as its tasks see it. */
  public OwnTasks tasks() {
    return tasks;
  }
}
