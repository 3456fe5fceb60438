// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import java.time.Duration;
import org.mapiosgi.api.pump.PumpTimeoutException.Progress;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.measure.Counters;
import org.mapiosgi.pump.internal.measure.FailureLog;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.task.PumpThread;
import org.mapiosgi.pump.internal.task.SubmitSite;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.mapiosgi.pump.internal.timer.TimerPump;

/** A pump as its own tasks and timers see it. */
public final class OwnTasks implements TimerPump {
  private final PumpContext pump;

  /** Beside the settings, because every producer reads it. */
  private volatile boolean sites;

  @SuppressWarnings("NullAway.Init") // begin() sets it before anything can run
  private volatile PumpThread thread;

  public OwnTasks(PumpContext pump, boolean sites) {
    this.pump = pump;
    this.sites = sites;
  }

  /** Before the thread starts. */
  public void begin(PumpThread own) {
    thread = own;
  }

  /** Any thread: whether tasks that are submitted from now on note where. */
  public void noteSites(boolean on) {
    sites = on;
  }

  @Override
  public String name() {
    return pump.name();
  }

  @Override
  public PumpClock clock() {
    return pump.clock();
  }

  @Override
  public Counters counters() {
    return pump.counters();
  }

  @Override
  public FailureLog failures() {
    return pump.failures();
  }

  @Override
  public PumpThread thread() {
    return thread;
  }

  @Override
  public boolean isPumpThread() {
    return Thread.currentThread() == thread;
  }

  @Override
  public boolean notesSites() {
    return sites;
  }

  /** The submitting thread: gives the task to post; it notes its site if sites are on. */
  public Runnable noted(Runnable task) {
    return sites ? SubmitSite.note(task) : task;
  }

  @Override
  public void refuseToWait(String what) {
    if (isPumpThread()) {
      throw new IllegalStateException(
          "pump '"
              + name()
              + "' cannot wait on its own thread for "
              + what
              + ": it would wait for ever; use async() and continue in the promise, or wait on"
              + " another thread");
    }
  }

  @Override
  public boolean isRunning(Runnable task) {
    return pump.activity().read().isAt(task);
  }

  @Override
  public String describeTimeout(Progress progress, Duration limit) {
    Activity.Step step = pump.activity().read().outermost();
    Duration busy = Duration.ofNanos(Math.max(0, clock().now() - step.since()));
    return progress == Progress.RUNNING
        ? "pump '"
            + name()
            + "' still runs the task after "
            + limit
            + ", and for "
            + busy
            + " so far"
        : "pump '"
            + name()
            + "' did not start the task within "
            + limit
            + ": it has been in "
            + step.phase()
            + " for "
            + busy
            + ", and "
            + pump.intake().queued()
            + " tasks wait";
  }

  @Override
  public boolean keep(PumpTimer<?> timer) {
    // A message that the system answers inside of the pump's wait runs on its thread, too; but that
    // wait has its limit, and only a wake makes it know of an earlier one.
    if (isPumpThread() && !pump.intake().waker().isWaiting()) {
      pump.timers().add(timer);
      return true;
    }
    return pump.intake().postTimer(timer);
  }

  @Override
  public void forget(PumpTimer<?> timer) {
    if (isPumpThread()) {
      pump.timers().remove(timer);
    } else {
      pump.intake().forget(timer);
    }
  }
}
