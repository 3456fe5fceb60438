// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A timer is started while the pump goes to sleep until a later time: it does not oversleep. */
@JCStressTest
@Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "it sleeps, and is woken")
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "it sees the timer and does not sleep")
@Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "both; the next wait ends at once")
@Outcome(expect = FORBIDDEN, desc = "the wake is lost: it sleeps past the timer's time")
@State
public class TimerWakeStress {
  private static final long LATER = 1_000_000_000;
  private static final PumpContext PUMP = new PumpContext("stress", () -> 0, Settings.DEFAULT);

  private final StressedIntake intake = new StressedIntake();

  /** A first request wakes in any case: of those that need no wake, one in thousands does. */
  public TimerWakeStress() {
    boolean unused = intake.get().postTimer(timer());
    intake.adopt();
  }

  private static PumpTimer<?> timer() {
    return new PumpTimer<>(PUMP.tasks(), () -> {}, LATER / 2, 0);
  }

  /** The thread that starts the timer. */
  @Actor
  public void post() {
    boolean unused = intake.get().postTimer(timer());
  }

  /** The pump. */
  @Actor
  public void rest(ZI_Result result) {
    result.r1 = intake.get().announceWait(LATER);
  }

  /** The outcome. */
  @Arbiter
  public void judge(ZI_Result result) {
    result.r2 = intake.wakes();
  }
}
