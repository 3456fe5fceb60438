// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapiosgi.pump.internal.queue.WakeWord;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

/** A nestable task is posted while the pump goes to sleep, or into a native loop, in a task. */
final class NestedWakeStress {
  private NestedWakeStress() {}

  /** A wait of the pump's own: its event ends it. */
  @JCStressTest
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "it sleeps, and is woken")
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "it sees the task and does not sleep")
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "both; the next wait ends at once")
  @Outcome(expect = FORBIDDEN, desc = "the wake is lost")
  @State
  public static class Wait {
    private final StressedIntake intake = new StressedIntake();

    /** A producer. */
    @Actor
    public void post() {
      boolean unused = intake.get().postNestable(() -> {});
    }

    /** The pump. */
    @Actor
    public void rest(ZI_Result result) {
      intake.get().waker().word().announceInside(WakeWord.WAITING_INSIDE);
      result.r1 = intake.get().hasNestable();
    }

    /** The outcome. */
    @Arbiter
    public void judge(ZI_Result result) {
      result.r2 = intake.wakes();
    }
  }

  /** A loop of native code: a message of the pump's window reaches it. */
  @JCStressTest
  @Outcome(id = "false, 1", expect = ACCEPTABLE, desc = "the window is rung for the task")
  @Outcome(id = "true, 0", expect = ACCEPTABLE, desc = "the pump sees it and rings by itself")
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "both: one message, for it is one state")
  @Outcome(expect = FORBIDDEN, desc = "the task waits until the loop ends")
  @State
  public static class Call {
    private final StressedIntake intake = new StressedIntake();

    /** A producer. */
    @Actor
    public void post() {
      boolean unused = intake.get().postNestable(() -> {});
    }

    /** The pump. */
    @Actor
    public void enter(ZI_Result result) {
      intake.get().waker().ringFor(intake.window());
      result.r1 = intake.get().hasNestable();
    }

    /** The outcome. */
    @Arbiter
    public void judge(ZI_Result result) {
      result.r2 = intake.rings();
    }
  }
}
