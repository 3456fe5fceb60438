// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.measure.Activity;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZJ_Result;

/**
 * A thread reads what the pump does while the pump goes on to the next step: never half of a step.
 */
@JCStressTest
@Outcome(id = "STARTING, false, 0", expect = ACCEPTABLE, desc = "before")
@Outcome(id = "TASK, true, 1", expect = ACCEPTABLE, desc = "the first step")
@Outcome(id = "IDLE, false, 2", expect = ACCEPTABLE, desc = "the second")
@Outcome(expect = FORBIDDEN, desc = "half of one and half of another")
@State
public class ActivityStress {
  private final Activity activity = new Activity();

  /** The pump. */
  @Actor
  public void go() {
    activity.begin(PumpPhase.TASK, () -> {}, 1);
    activity.begin(PumpPhase.IDLE, null, 2);
  }

  /** The watchdog. */
  @Actor
  public void read(LZJ_Result result) {
    Activity.Step step = activity.read();
    result.r1 = step.phase();
    result.r2 = step.task() != null;
    result.r3 = step.since();
  }
}
