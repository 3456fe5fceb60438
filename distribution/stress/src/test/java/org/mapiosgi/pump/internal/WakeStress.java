// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A task is posted while the pump goes to sleep: it never sleeps on with that task. */
@JCStressTest
@Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "it sleeps, and is woken")
@Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "it sees the task and does not sleep")
@Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "both; the next wait ends at once")
@Outcome(id = "true, 0", expect = FORBIDDEN, desc = "the wake is lost")
@Outcome(expect = FORBIDDEN, desc = "more than one wake")
@State
public class WakeStress {
  private final StressedIntake intake = new StressedIntake();

  /** A producer. */
  @Actor
  public void post() {
    boolean unused = intake.post();
  }

  /** The pump. */
  @Actor
  public void rest(ZI_Result result) {
    result.r1 = intake.get().announceWait(1);
  }

  /** The outcome. */
  @Arbiter
  public void judge(ZI_Result result) {
    result.r2 = intake.wakes();
  }
}
