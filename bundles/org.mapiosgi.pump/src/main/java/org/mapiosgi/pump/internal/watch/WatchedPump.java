// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.core.HangLimits;
import org.mapiosgi.pump.internal.core.Lifecycle;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.task.PumpFuture;
import org.mapiosgi.pump.internal.task.SubmitSite;
import org.mapiosgi.pump.internal.watch.HangReport.Kind;

/**
 * Remembers the steps of one pump from one look of the watchdog to the next: the step that its loop
 * is at, for which all other work waits, and the one inside of it that runs right now. Nestable
 * tasks that come and go inside of a call do not make the call a short one.
 */
public final class WatchedPump {
  private final PumpContext pump;
  private final Consumer<HangReport> reports;
  private final HangTrack outer = new HangTrack(this::report);
  private final HangTrack inner = new HangTrack(this::report);

  /** How many tasks the loop had taken at the last look, and since when the next waits. */
  private long polled = -1;

  private long waitsSince;

  /** The step that the last look found. */
  private long currentNumber;

  private int currentDepth;

  /** The wait that the last look found should have ended; 0 for none. */
  private long overslept;

  /** A message that is answered inside of the pump's wait; null while none is seen. */
  private Activity.@Nullable Step answered;

  public WatchedPump(PumpContext pump, Consumer<HangReport> reports) {
    this.pump = pump;
    this.reports = reports;
  }

  /** Whether there is nothing to watch any more. */
  public boolean isGone() {
    return pump.lifecycle().state() == Lifecycle.State.TERMINATED || !pump.settings().hang().isOn();
  }

  /**
   * Whether the pump waits and has nothing to do. A pump that leaves such a wait rouses the watch.
   */
  public boolean isResting() {
    return sleepsRightly() && pump.intake().waker().dispatching() == 0;
  }

  private boolean sleepsRightly() {
    return pump.intake().isResting() && pump.lifecycle().isRunning();
  }

  /** A look ended in an error. */
  public void failed(Throwable thrown) {
    pump.failures().report("a look of the watchdog", thrown);
  }

  /** Looks at the pump and reports a hang. Returns whether the pump did or does anything. */
  public boolean look() {
    long now = pump.clock().now();
    Activity.Step step = pump.activity().read();
    wakeIfOverslept(step);
    Activity.Step at = at(step, now);
    currentDepth = at.depth();
    currentNumber = at.number();
    lookAtQueue(now);
    Activity.Step outermost = at.outermost();
    boolean moved = outer.isNew(outermost);
    boolean rests =
        outermost.phase() == PumpPhase.IDLE || outermost.phase() == PumpPhase.TERMINATED;
    HangLimits limits = rests ? HangLimits.NEVER : pump.settings().hang();
    Activity.Step innermost = at.innermost();
    if (innermost.number() == outermost.number()) {
      inner.end(now);
    } else {
      inner.look(innermost, now, limits);
    }
    outer.look(outermost, now, limits);
    return moved || !rests;
  }

  /**
   * Wakes a pump that sleeps beside work. A producer that had claimed the wake may have met an
   * error, such as a stack without room, before it could wake the pump. The word then says that the
   * pump runs, so other producers did not wake it either.
   */
  private void wakeIfOverslept(Activity.Step step) {
    if (step.phase() != PumpPhase.IDLE || sleepsRightly()) {
      overslept = 0;
    } else if (overslept == step.number()) {
      pump.intake().waker().wakeAnyway();
    } else {
      // It may be about to leave its wait.
      overslept = step.number();
    }
  }

  /**
   * Finds the step that the thread is at. The thread does not know of a message inside of its wait.
   * The queue knows of it, but not since when.
   */
  private Activity.Step at(Activity.Step step, long now) {
    if (step.phase() != PumpPhase.IDLE || pump.intake().waker().dispatching() == 0) {
      answered = null;
      return step;
    }
    // A number that no step has.
    long number = -1 - step.number();
    if (answered == null || answered.number() != number) {
      answered = new Activity.Step(number, PumpPhase.MESSAGE, null, now, null);
    }
    return answered;
  }

  private void lookAtQueue(long now) {
    long taken = pump.intake().polled();
    if (taken != polled || pump.intake().queued() == 0) {
      polled = taken;
      waitsSince = now;
    }
  }

  private void report(Kind kind, Activity.Step step, long busy) {
    boolean isInside = kind != Kind.BACK && step.number() != currentNumber;
    PumpPhase phase = isInside ? PumpPhase.NESTED : step.phase();
    boolean dispatches = kind != Kind.BACK && phase == PumpPhase.MESSAGE;
    reports.accept(
        new HangReport(
            kind,
            pump.name(),
            phase,
            step.task() == null ? "" : PumpFuture.kindOf(step.task()),
            SubmitSite.of(step.task()),
            dispatches ? Math.max(0, pump.intake().waker().dispatching()) : 0,
            currentDepth,
            Duration.ofNanos(busy),
            pump.intake().queued(),
            Duration.ofNanos(Math.max(0, pump.clock().now() - waitsSince)),
            pump.timers().pending(),
            kind == Kind.BACK ? List.of() : List.of(pump.tasks().thread().getStackTrace())));
  }
}
