// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.HangReport.Kind;

/**
 * What the watchdog remembers of one pump from one look to the next: the step that its loop is at,
 * for which all other work waits, and the one inside of it that runs right now. Nestable tasks that
 * come and go inside of a call do not make the call a short one.
 */
final class WatchedPump {
  private final PumpContext pump;
  private final Consumer<HangReport> reports;
  private final HangTrack outer = new HangTrack(this::report);
  private final HangTrack inner = new HangTrack(this::report);

  /** How many tasks the loop had taken at the last look, and since when the next waits. */
  private long polled = -1;

  private long waitsSince;

  private Activity.Step current;

  WatchedPump(PumpContext pump, Consumer<HangReport> reports) {
    this.pump = pump;
    this.reports = reports;
  }

  /** Whether there is nothing to watch any more. */
  boolean isGone() {
    return pump.lifecycle().state() == Lifecycle.State.TERMINATED || !pump.settings().hang().isOn();
  }

  /** Whether the pump waits: then it says when it does no more. */
  boolean isResting() {
    return pump.mailbox().isWaiting();
  }

  /** Reports what is to be reported; whether the pump did or does anything. */
  boolean look() {
    current = pump.activity().read();
    long now = pump.clock().now();
    lookAtQueue(now);
    Activity.Step outermost = current.outermost();
    boolean moved = outer.isNew(outermost);
    boolean rests =
        outermost.phase() == PumpPhase.IDLE || outermost.phase() == PumpPhase.TERMINATED;
    HangLimits limits = rests ? HangLimits.NEVER : pump.settings().hang();
    Activity.Step innermost = current.innermost();
    if (innermost.number() == outermost.number()) {
      inner.end(now);
    } else {
      inner.look(innermost, now, limits);
    }
    outer.look(outermost, now, limits);
    return moved || !rests;
  }

  private void lookAtQueue(long now) {
    long taken = pump.mailbox().polled();
    if (taken != polled || pump.mailbox().queued() == 0) {
      polled = taken;
      waitsSince = now;
    }
  }

  private void report(Kind kind, Activity.Step step, long busy) {
    boolean isInside = kind != Kind.BACK && step.number() != current.number();
    PumpPhase phase = isInside ? PumpPhase.NESTED : step.phase();
    boolean dispatches = kind != Kind.BACK && phase == PumpPhase.MESSAGE;
    reports.accept(
        new HangReport(
            kind,
            pump.name(),
            phase,
            step.task() == null ? "" : PumpFuture.kindOf(step.task()),
            dispatches ? pump.mailbox().dispatching() : 0,
            current.depth(),
            Duration.ofNanos(busy),
            pump.mailbox().queued(),
            Duration.ofNanos(Math.max(0, pump.clock().now() - waitsSince)),
            pump.timers().pending(),
            kind == Kind.BACK ? List.of() : List.of(pump.thread().getStackTrace())));
  }
}
