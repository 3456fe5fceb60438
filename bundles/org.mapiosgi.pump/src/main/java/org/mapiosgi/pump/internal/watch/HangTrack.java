// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import org.jspecify.annotations.Nullable;
import org.mapiosgi.pump.internal.core.HangLimits;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.watch.HangReport.Kind;

/** How far one step has been reported, from one look of the watchdog to the next. */
final class HangTrack {
  /** How often the stack of one hang is taken, one stack limit apart. */
  private static final int STACKS = 3;

  /** Takes the reports. */
  interface Listener {
    void tell(Kind kind, Activity.Step step, long busy);
  }

  private final Listener listener;
  private Activity.@Nullable Step seen;
  private long busiest;
  private boolean warned;
  private boolean stuck;
  private int stacks;

  HangTrack(Listener listener) {
    this.listener = listener;
  }

  /** Whether it is another step than at the last look. */
  boolean isNew(Activity.Step step) {
    return seen == null || seen.number() != step.number();
  }

  /** Looks at the current step. If it is a new one, the report of the last step is over. */
  void look(Activity.Step step, long now, HangLimits limits) {
    Activity.Step current = seen;
    if (current == null || current.number() != step.number()) {
      end(step.since());
      current = step;
      seen = step;
    }
    judge(current, now - step.since(), limits);
  }

  /** There is no step to look at. */
  void end(long now) {
    Activity.Step told = warned ? seen : null;
    long longest = busiest;
    seen = null;
    busiest = 0;
    warned = false;
    stuck = false;
    stacks = 0;
    if (told != null) {
      // The clock is not looked at between tasks that are short: the next may bear an early time.
      listener.tell(Kind.BACK, told, Math.max(longest, now - told.since()));
    }
  }

  private void judge(Activity.Step step, long busy, HangLimits limits) {
    busiest = busy;
    if (!warned && busy >= limits.warnNanos()) {
      warned = true;
      listener.tell(Kind.SLOW, step, busy);
    }
    if (stacks < STACKS && busy >= limits.stackNanos() * (stacks + 1)) {
      stacks++;
      listener.tell(Kind.STACK, step, busy);
    }
    if (!stuck && busy >= limits.stuckNanos()) {
      stuck = true;
      listener.tell(Kind.STUCK, step, busy);
    }
  }
}
