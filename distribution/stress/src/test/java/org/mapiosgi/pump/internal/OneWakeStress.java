// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapiosgi.api.pump.PumpPriority;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Two tasks are posted to a sleeping pump: one of them wakes it, and it finds both. */
@JCStressTest
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "one wake, two tasks")
@Outcome(expect = FORBIDDEN, desc = "no wake, two wakes, or a task lost")
@State
public class OneWakeStress {
  private final StressedIntake intake = new StressedIntake();

  /** The pump sleeps. */
  public OneWakeStress() {
    boolean unused = intake.get().announceWait(1);
  }

  /** A producer. */
  @Actor
  public void post() {
    boolean unused = intake.post();
  }

  /** Another, with another priority. */
  @Actor
  public void postUrgently() {
    boolean unused = intake.get().post(() -> {}, PumpPriority.URGENT);
  }

  /** The pump. */
  @Arbiter
  public void run(II_Result result) {
    result.r1 = intake.wakes();
    intake.get().waker().awake();
    while (intake.get().poll() != null) {
      result.r2++;
    }
  }
}
