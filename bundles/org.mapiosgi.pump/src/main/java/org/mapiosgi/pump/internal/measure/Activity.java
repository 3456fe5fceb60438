// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPhase;

/**
 * Shows what the pump thread does right now. The thread writes it at every step, and any thread
 * reads it without a lock.
 *
 * <p>A sequence lock: a reader accepts its values if the version is even, and the same before and
 * after. The writer pays plain stores only.
 */
public final class Activity {
  /**
   * A consistent view of one step.
   *
   * @param number grows with every step; a step that goes on after others inside of it keeps its
   *     own
   * @param phase the kind of work
   * @param task the task or timer that runs; null for other work
   * @param since in pump time; kept as well
   * @param outer the step this one is inside of; null for most
   */
  public record Step(
      long number, PumpPhase phase, @Nullable Runnable task, long since, @Nullable Step outer) {
    /** The step that the pump's own loop runs: all other work waits for it. */
    public Step outermost() {
      Step step = this;
      while (step.outer != null) {
        step = step.outer;
      }
      return step;
    }

    /** The task or message that is run; not the call or wait inside of it. */
    public Step innermost() {
      return phase == PumpPhase.NESTED && outer != null ? outer : this;
    }

    /** Inside of how many calls and waits it is. */
    public int depth() {
      int depth = 0;
      for (Step step = this; step != null; step = step.outer) {
        depth += step.phase == PumpPhase.NESTED ? 1 : 0;
      }
      return depth;
    }

    /** Whether this task runs, maybe with others inside of it. */
    public boolean isAt(Runnable other) {
      for (Step step = this; step != null; step = step.outer) {
        if (step.task == other) {
          return true;
        }
      }
      return false;
    }
  }

  private static final VarHandle VERSION;

  static {
    try {
      VERSION = MethodHandles.lookup().findVarHandle(Activity.class, "version", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long version;
  private long number;
  private PumpPhase phase = PumpPhase.STARTING;
  private @Nullable Runnable task;
  private long since;
  private @Nullable Step outer;

  /** The pump thread's: the step that the next one is inside of. */
  private @Nullable Step around;

  /** The pump thread: a step begins, inside of the same one as the last. */
  public void begin(PumpPhase next, @Nullable Runnable nextTask, long now) {
    write(version + 2, next, nextTask, now, around);
  }

  /**
   * The pump thread: begins a call or a wait inside of the current step. Later steps are inside of
   * that call or wait. Returns its step.
   */
  public Step nest(long now) {
    Step caller = read();
    write(version + 2, PumpPhase.NESTED, caller.task(), now, caller);
    around = read();
    return around;
  }

  /** The pump thread: goes on with a step after others inside of it. It did not end meanwhile. */
  public void resume(Step step) {
    write(step.number(), step.phase(), step.task(), step.since(), step.outer());
    around = step.phase() == PumpPhase.NESTED ? step : step.outer();
  }

  /** The pump thread: whether the next step is inside of another. */
  public boolean isInside() {
    return around != null;
  }

  /** The pump thread: the next step is inside of no other. */
  public void leaveAll() {
    around = null;
  }

  private void write(
      long id, PumpPhase next, @Nullable Runnable nextTask, long begun, @Nullable Step in) {
    long current = version;
    VERSION.setOpaque(this, current + 1);
    VarHandle.storeStoreFence();
    number = id;
    // In most steps these stay as they are, and a store costs the collector's barrier.
    if (phase != next) {
      phase = next;
    }
    task = nextTask;
    since = begun;
    if (outer != null || in != null) {
      outer = in;
    }
    VERSION.setRelease(this, current + 2);
  }

  /** The pump thread: the kind of its last step. */
  public PumpPhase phase() {
    return phase;
  }

  /** The pump thread: the task that ran last; null if the last step was no task. */
  public @Nullable Runnable task() {
    return task;
  }

  /** Any thread. */
  public Step read() {
    while (true) {
      long before = (long) VERSION.getAcquire(this);
      Step view = new Step(number, phase, task, since, outer);
      VarHandle.loadLoadFence();
      if ((before & 1) == 0 && (long) VERSION.getOpaque(this) == before) {
        return view;
      }
      Thread.onSpinWait();
    }
  }
}
