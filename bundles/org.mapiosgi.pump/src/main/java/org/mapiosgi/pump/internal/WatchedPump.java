// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.HangReport.Kind;

/** What the watchdog remembers of one pump from one look to the next. */
final class WatchedPump {
  /** How often the stack of one hang is taken, one stack limit apart. */
  private static final int STACKS = 3;

  private final PumpContext pump;
  private final Consumer<HangReport> reports;

  private long seen = -1;
  private boolean warned;
  private boolean stuck;
  private int stacks;
  private Activity.Step hang;

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
    Activity.Step step = pump.activity().read();
    long now = pump.clock().now();
    boolean moved = step.number() != seen;
    if (moved) {
      recover(step);
      seen = step.number();
    }
    if (step.phase() == PumpPhase.IDLE || step.phase() == PumpPhase.TERMINATED) {
      return moved;
    }
    judge(step, now - step.since());
    return true;
  }

  private void judge(Activity.Step step, long busy) {
    hang = step;
    HangLimits limits = pump.settings().hang();
    if (!warned && busy >= limits.warnNanos()) {
      warned = true;
      report(Kind.SLOW, step, busy);
    }
    if (stacks < STACKS && busy >= limits.stackNanos() * (stacks + 1)) {
      stacks++;
      report(Kind.STACK, step, busy);
    }
    if (!stuck && busy >= limits.stuckNanos()) {
      stuck = true;
      report(Kind.STUCK, step, busy);
    }
  }

  private void recover(Activity.Step next) {
    if (warned) {
      report(Kind.BACK, hang, next.since() - hang.since());
    }
    warned = false;
    stuck = false;
    stacks = 0;
    hang = null;
  }

  private void report(Kind kind, Activity.Step step, long busy) {
    reports.accept(
        new HangReport(
            kind,
            pump.name(),
            step.phase(),
            step.task() == null ? "" : PumpFuture.kindOf(step.task()),
            Duration.ofNanos(busy),
            pump.mailbox().queued(),
            pump.timers().pending(),
            kind == Kind.BACK ? List.of() : List.of(pump.thread().getStackTrace())));
  }
}
