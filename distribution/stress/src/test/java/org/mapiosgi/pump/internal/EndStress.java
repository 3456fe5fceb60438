// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.ZII_Result;
import org.openjdk.jcstress.infra.results.ZI_Result;

/**
 * A pump ends while a task is posted. An accepted task is run, or is handed back to the thread that
 * stops the pump. A refused task is neither run nor handed back.
 *
 * <p>jcstress leaves out tests with three actors on a machine of two processors. So each of them
 * has twins in which one thread does the steps of two actors, one after the other.
 */
final class EndStress {
  private static final PumpContext PUMP = new PumpContext("stress", () -> 0, Settings.DEFAULT);

  private EndStress() {}

  /** A pump that drains. */
  @JCStressTest
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "accepted and run")
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "taken back and refused")
  @Outcome(expect = FORBIDDEN, desc = "both or neither")
  @State
  public static class Drained {
    private final StressedIntake intake = new StressedIntake();

    /** A producer: offers, and takes back. */
    @Actor
    public void post(ZI_Result result) {
      result.r1 = intake.post();
    }

    /** The pump's last polls, and the end that claims what is left. */
    @Actor
    public void end(ZI_Result result) {
      result.r2 = intake.drain();
    }
  }

  /**
   * A pump that drains, with a task for the first time with another priority and a nestable one.
   */
  @JCStressTest
  @Outcome(id = "true, 2, 1", expect = ACCEPTABLE, desc = "both accepted and run")
  @Outcome(
      id = {"true, 1, 0", "false, 1, 1"},
      expect = ACCEPTABLE,
      desc = "one accepted and run")
  @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "both taken back")
  @Outcome(expect = FORBIDDEN, desc = "a task is both or neither")
  @State
  public static class DrainedPriorities {
    private final StressedIntake intake = new StressedIntake();

    /** A producer. */
    @Actor
    public void post(ZII_Result result) {
      result.r1 = intake.get().post(() -> {}, PumpPriority.HIGH);
    }

    /** Another. */
    @Actor
    public void postNestable(ZII_Result result) {
      result.r3 = intake.get().postNestable(() -> {}) ? 1 : 0;
    }

    /** The pump. */
    @Actor
    public void end(ZII_Result result) {
      result.r2 = intake.drain();
    }
  }

  /** A pump that drains, and is stopped meanwhile: offer and withdraw, last poll, claimAll. */
  @JCStressTest
  @Outcome(id = "true, 1, 0", expect = ACCEPTABLE, desc = "accepted and run")
  @Outcome(id = "true, 0, 1", expect = ACCEPTABLE, desc = "accepted and handed back")
  @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "taken back and refused")
  @Outcome(expect = FORBIDDEN, desc = "two have it, or nobody")
  @State
  public static class Stopped {
    private final StressedIntake intake = new StressedIntake();

    /** A producer: offers, and takes back. */
    @Actor
    public void post(ZII_Result result) {
      result.r1 = intake.post();
    }

    /** The pump's last polls. */
    @Actor
    public void end(ZII_Result result) {
      result.r2 = intake.drain();
    }

    /** The caller of shutdownNow. */
    @Actor
    public void stop(ZII_Result result) {
      result.r3 = intake.stop();
    }
  }

  /** As {@link Stopped}, and the pump ends before it is stopped. */
  @JCStressTest
  @Outcome(id = "true, 1, 0", expect = ACCEPTABLE, desc = "accepted and run")
  @Outcome(id = "true, 0, 1", expect = ACCEPTABLE, desc = "accepted and handed back")
  @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "taken back and refused")
  @Outcome(expect = FORBIDDEN, desc = "two have it, or nobody")
  @State
  public static class EndedThenStopped {
    private final StressedIntake intake = new StressedIntake();

    /** A producer: offers, and takes back. */
    @Actor
    public void post(ZII_Result result) {
      result.r1 = intake.post();
    }

    /** The pump's last polls, then shutdownNow. */
    @Actor
    public void end(ZII_Result result) {
      result.r2 = intake.drain();
      result.r3 = intake.stop();
    }
  }

  /** As {@link Stopped}, and the pump ends after it was stopped. */
  @JCStressTest
  @Outcome(id = "true, 0, 1", expect = ACCEPTABLE, desc = "accepted and handed back")
  @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "taken back and refused")
  @Outcome(expect = FORBIDDEN, desc = "two have it, or nobody")
  @State
  public static class StoppedThenEnded {
    private final StressedIntake intake = new StressedIntake();

    /** A producer: offers, and takes back. */
    @Actor
    public void post(ZII_Result result) {
      result.r1 = intake.post();
    }

    /** shutdownNow, then the pump's end. */
    @Actor
    public void end(ZII_Result result) {
      result.r3 = intake.stop();
      result.r2 = intake.drain();
    }
  }

  /** The pump's last polls against shutdownNow: each task has one of them. */
  @JCStressTest
  @Outcome(
      id = {"2, 0", "1, 1", "0, 2"},
      expect = ACCEPTABLE,
      desc = "run or handed back")
  @Outcome(expect = FORBIDDEN, desc = "two have it, or nobody")
  @State
  public static class EndAndStop {
    private final StressedIntake intake = new StressedIntake();

    /** Two tasks that were accepted. */
    public EndAndStop() {
      boolean unused = intake.post();
      unused = intake.post();
    }

    /** The pump. */
    @Actor
    public void end(II_Result result) {
      result.r1 = intake.drain();
    }

    /** shutdownNow. */
    @Actor
    public void stop(II_Result result) {
      result.r2 = intake.stop();
    }
  }

  /** A timer: refused, or handed back, or dropped by the pump. */
  @JCStressTest
  @Outcome(id = "true, 1, 0", expect = ACCEPTABLE, desc = "accepted, and dropped by the pump")
  @Outcome(id = "true, 0, 1", expect = ACCEPTABLE, desc = "accepted and handed back")
  @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "taken back and refused")
  @Outcome(expect = FORBIDDEN, desc = "two have it, or nobody")
  @State
  public static class Timer {
    private final StressedIntake intake = new StressedIntake();

    /** A producer. */
    @Actor
    public void post(ZII_Result result) {
      result.r1 = intake.get().postTimer(new PumpTimer<>(PUMP.tasks(), () -> {}, 1, 0));
    }

    /** The pump. */
    @Actor
    public void end(ZII_Result result) {
      result.r2 = intake.dropTimers();
    }

    /** The caller of shutdownNow. */
    @Actor
    public void stop(ZII_Result result) {
      result.r3 = intake.stop();
    }
  }

  /** As {@link Timer}, for two threads. */
  @JCStressTest
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "accepted, and dropped by the pump")
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "taken back and refused")
  @Outcome(expect = FORBIDDEN, desc = "both or neither")
  @State
  public static class DrainedTimer {
    private final StressedIntake intake = new StressedIntake();

    /** A producer. */
    @Actor
    public void post(ZI_Result result) {
      result.r1 = intake.get().postTimer(new PumpTimer<>(PUMP.tasks(), () -> {}, 1, 0));
    }

    /** The pump. */
    @Actor
    public void end(ZI_Result result) {
      result.r2 = intake.dropTimers();
    }
  }

  /** As {@link DrainedPriorities}, for two threads. */
  @JCStressTest
  @Outcome(id = "true, 2, 1", expect = ACCEPTABLE, desc = "both accepted and run")
  @Outcome(id = "true, 1, 0", expect = ACCEPTABLE, desc = "the first accepted and run")
  @Outcome(id = "false, 0, 0", expect = ACCEPTABLE, desc = "both taken back")
  @Outcome(id = "false, 1, 1", expect = ACCEPTABLE, desc = "the pump took the second first")
  @Outcome(expect = FORBIDDEN, desc = "a task is both or neither")
  @State
  public static class DrainedPrioritiesOfOne {
    private final StressedIntake intake = new StressedIntake();

    /** A producer. */
    @Actor
    public void post(ZII_Result result) {
      result.r1 = intake.get().post(() -> {}, PumpPriority.HIGH);
      result.r3 = intake.get().postNestable(() -> {}) ? 1 : 0;
    }

    /** The pump. */
    @Actor
    public void end(ZII_Result result) {
      result.r2 = intake.drain();
    }
  }

  /** A request, such as the removal of a wait for a handle: obeyed, or refused. */
  @JCStressTest
  @Outcome(id = "true, 1", expect = ACCEPTABLE, desc = "accepted and obeyed")
  @Outcome(id = "false, 0", expect = ACCEPTABLE, desc = "taken back and refused")
  @Outcome(expect = FORBIDDEN, desc = "both or neither")
  @State
  public static class Request {
    private final StressedIntake intake = new StressedIntake();
    private int obeyed;

    /** Any thread. */
    @Actor
    public void request(ZI_Result result) {
      result.r1 = intake.get().request(() -> obeyed++);
    }

    /** The pump. */
    @Actor
    public void end(ZI_Result result) {
      intake.get().waker().close();
      long unused = intake.get().obey();
      result.r2 = obeyed;
    }
  }
}
