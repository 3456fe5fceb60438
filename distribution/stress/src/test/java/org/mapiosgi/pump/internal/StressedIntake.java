// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.pump.internal.core.Lifecycle;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.core.TaskIntake;
import org.mapiosgi.pump.internal.core.Unstarted;
import org.mapiosgi.pump.internal.measure.FailureLog;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.measure.Timings;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.mapiosgi.pump.internal.timer.Timers;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;
import org.mapiosgi.spi.MessageWindows;

/** A pump's intake, and how often its pump would have been woken. */
final class StressedIntake implements MessageQueue {
  private static final PumpClock CLOCK = new PumpClock(() -> 0);

  private final Bell bell = new Bell();
  private final AtomicInteger wakes = new AtomicInteger();
  private final Timers timers = new Timers();
  private final Lifecycle lifecycle = new Lifecycle("stress");
  private final TaskIntake intake =
      new TaskIntake(
          "stress",
          CLOCK,
          new Timings(true),
          new FailureLog("stress", CLOCK),
          lifecycle,
          timers,
          Settings.DEFAULT);
  private final Unstarted unstarted = new Unstarted(lifecycle, intake);

  StressedIntake() {
    intake.waker().attach(this);
  }

  TaskIntake get() {
    return intake;
  }

  /** A producer: posts a task. Returns whether the pump accepted it. */
  boolean post() {
    return intake.post(() -> {}, PumpPriority.NORMAL);
  }

  /**
   * The pump: drains, which means that it runs tasks until none is left, and ends.
   *
   * @return how many it ran
   */
  int drain() {
    lifecycle.drain();
    int ran = 0;
    while (intake.hasTasks() && lifecycle.state() == Lifecycle.State.DRAINING) {
      ran += intake.poll() == null ? 0 : 1;
    }
    intake.waker().close();
    List<Runnable> unused = unstarted.rest();
    return ran;
  }

  /** The pump: drains, and drops the timers that it has. Returns how many. */
  int dropTimers() {
    lifecycle.drain();
    List<PumpTimer<?>> left = new ArrayList<>();
    timers.takeAll(left);
    return left.size();
  }

  /** The caller of shutdownNow: stops the pump. Returns how many tasks and timers it got back. */
  int stop() {
    return unstarted.stop().size();
  }

  /** The pump: takes the timers over. */
  void adopt() {
    long unused = timers.adopt();
  }

  int wakes() {
    return wakes.get();
  }

  /** A window whose messages nobody dispatches. */
  MessageWindow window() {
    return bell;
  }

  int rings() {
    return bell.rings.get();
  }

  /** Counts. */
  private static final class Bell implements MessageWindow {
    private final AtomicInteger rings = new AtomicInteger();

    @Override
    public void ring() {
      rings.incrementAndGet();
    }

    @Override
    public long handle() {
      return 1;
    }

    @Override
    public int register(String name) {
      throw new UnsupportedOperationException("no names here");
    }

    @Override
    public void post(int message, long wParam, long lParam) {
      throw new UnsupportedOperationException("no messages here");
    }

    @Override
    public void close() {
      // Nothing to give back.
    }
  }

  @Override
  public void wake() {
    wakes.incrementAndGet();
  }

  @Override
  public Wakeup await(long nanos) {
    throw new UnsupportedOperationException("nobody waits here");
  }

  @Override
  public Dispatched dispatch() {
    return Dispatched.NONE;
  }

  @Override
  public Optional<HandleWaits> handles() {
    return Optional.empty();
  }

  @Override
  public Optional<MessageWindows> windows() {
    return Optional.empty();
  }

  @Override
  public Optional<InputFilter> input() {
    return Optional.empty();
  }

  @Override
  public Optional<DispatchReport> dispatching() {
    return Optional.empty();
  }

  @Override
  public void close() {
    // Nothing to give back.
  }
}
