// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.mapiosgi.api.pump.PumpTimeoutException.Progress;

/** What all parts of one pump share. */
final class PumpContext {
  private final String name;
  private final PumpClock clock;
  private final Counters counters = new Counters();
  private final Activity activity = new Activity();
  private final FailureLog failures;
  private final Lifecycle lifecycle;
  private final Timers timers;
  private final Timings timings;
  private final Mailbox mailbox;
  private final Unstarted unstarted;
  private final Meter meter;
  private volatile Settings settings;

  /** Beside the settings, because every producer reads it. */
  private volatile boolean sites;

  private volatile PumpEvents events = PumpEvents.NONE;
  private volatile Runnable end = () -> {};
  private volatile PumpThread thread;

  PumpContext(String name, LongSupplier nanoTime, Settings settings) {
    this.name = name;
    this.clock = new PumpClock(nanoTime);
    this.failures = new FailureLog(name, clock);
    this.lifecycle = new Lifecycle(name);
    this.settings = settings;
    this.sites = settings.hang().wantSites();
    this.timings = new Timings(settings.metrics());
    this.timers = new Timers();
    this.mailbox = new Mailbox(name, clock, timings, failures, lifecycle, timers, settings);
    this.unstarted = new Unstarted(lifecycle, mailbox);
    this.meter = new Meter(this);
    mailbox.onAlarm(queued -> events.depth(this, queued));
  }

  String name() {
    return name;
  }

  PumpClock clock() {
    return clock;
  }

  Counters counters() {
    return counters;
  }

  Activity activity() {
    return activity;
  }

  FailureLog failures() {
    return failures;
  }

  Lifecycle lifecycle() {
    return lifecycle;
  }

  Timers timers() {
    return timers;
  }

  Timings timings() {
    return timings;
  }

  Settings settings() {
    return settings;
  }

  /** Any thread: from the next pass on. */
  void configure(Settings next) {
    settings = next;
    sites = next.hang().wantSites();
    timings.turn(next.metrics());
    mailbox.configure(next);
  }

  /** Any thread: whether tasks note where they are submitted. */
  boolean notesSites() {
    return sites;
  }

  /** Any thread, which submits the task: what is to be posted for it. */
  Runnable noted(Runnable task) {
    return sites ? SubmitSite.note(task) : task;
  }

  Mailbox mailbox() {
    return mailbox;
  }

  Unstarted unstarted() {
    return unstarted;
  }

  /** Before the thread starts. */
  void begin(PumpThread own, PumpEvents recorder) {
    thread = own;
    events = recorder;
    recorder.started(this);
  }

  /** Before the thread starts: the last thing it does for those who watch. */
  void onEnd(Runnable withdrawal) {
    end = withdrawal;
  }

  /** The pump thread: nobody can watch it any more. */
  void ended() {
    try {
      events.ended(this);
    } finally {
      end.run();
    }
  }

  PumpEvents events() {
    return events;
  }

  Meter meter() {
    return meter;
  }

  PumpThread thread() {
    return thread;
  }

  boolean isPumpThread() {
    return Thread.currentThread() == thread;
  }

  /**
   * Refuses a wait that would never end.
   *
   * @param what waited for
   * @throws IllegalStateException on the pump's own thread
   */
  void refuseToWait(String what) {
    if (isPumpThread()) {
      throw new IllegalStateException(
          "pump '"
              + name
              + "' cannot wait on its own thread for "
              + what
              + ": it would wait for ever; use async() and continue in the promise, or wait on"
              + " another thread");
    }
  }

  /** Whether the pump is at this task right now, or at another inside of it. */
  boolean isRunning(Runnable task) {
    return activity.read().isAt(task);
  }

  /** What a caller is told whose task was not done in time. */
  String describeTimeout(Progress progress, Duration limit) {
    Activity.Step step = activity.read().outermost();
    Duration busy = Duration.ofNanos(Math.max(0, clock.now() - step.since()));
    return progress == Progress.RUNNING
        ? "pump '" + name + "' still runs the task after " + limit + ", and for " + busy + " so far"
        : "pump '"
            + name
            + "' did not start the task within "
            + limit
            + ": it has been in "
            + step.phase()
            + " for "
            + busy
            + ", and "
            + mailbox.queued()
            + " tasks wait";
  }

  /** Any thread: has the pump keep a timer. False where it has looked for the last time. */
  boolean keep(PumpTimer<?> timer) {
    // A message that the system answers inside of the pump's wait runs on its thread, too; but that
    // wait has its limit, and only a wake makes it know of an earlier one.
    if (isPumpThread() && !mailbox.isWaiting()) {
      timers.add(timer);
      return true;
    }
    return mailbox.postTimer(timer);
  }

  /** Any thread: a timer was cancelled that the pump may hold. */
  void forget(PumpTimer<?> timer) {
    if (isPumpThread()) {
      timers.remove(timer);
    } else {
      mailbox.forget(timer);
    }
  }
}
