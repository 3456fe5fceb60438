// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.timer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.task.PumpFuture;

/** A task with a time. */
public class PumpTimer<V> extends PumpFuture<V> implements RunnableScheduledFuture<V> {
  private static final VarHandle DEADLINE;

  static {
    try {
      DEADLINE = MethodHandles.lookup().findVarHandle(PumpTimer.class, "deadline", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final TimerPump pump;

  /** 0: once; above: fixed rate; below: fixed delay. */
  private final long period;

  /** Written by the pump only, once others know the timer; no writer pays for a fence. */
  private long deadline;

  /** Whether the pump has it in its heap or had: then a cancellation must tell the pump. */
  private volatile boolean adopted;

  /** The heap's: where the timer is, -1 where it is not in the heap. */
  int place = -1;

  /** The heap's: decides between equal deadlines. */
  long order;

  public PumpTimer(TimerPump pump, Callable<V> task, long deadline) {
    super(pump, task);
    this.pump = pump;
    this.deadline = deadline;
    this.period = 0;
  }

  public PumpTimer(TimerPump pump, Runnable task, long deadline, long period) {
    super(pump, task, null);
    this.pump = pump;
    this.deadline = deadline;
    this.period = period;
  }

  /** In pump time. */
  public long deadline() {
    return (long) DEADLINE.getOpaque(this);
  }

  public boolean isBefore(PumpTimer<?> other) {
    long mine = deadline();
    long its = other.deadline();
    return mine < its || (mine == its && order < other.order);
  }

  /** The pump, before it looks whether the timer was cancelled. */
  public void adopt() {
    adopted = true;
  }

  public boolean isAdopted() {
    return adopted;
  }

  /** Any thread, for a count: whether the heap has it, at about this moment. */
  public boolean isInHeap() {
    return place >= 0;
  }

  @Override
  public boolean isPeriodic() {
    return period != 0;
  }

  @Override
  public void run() {
    if (isPeriodic()) {
      runAndReset();
    } else {
      super.run();
    }
  }

  /** The pump, after a run of a periodic timer: sets the time of the next. */
  public final void advance() {
    DEADLINE.setOpaque(this, next());
  }

  /** The pump: the time of the next run. */
  public long next() {
    return period > 0
        ? PumpClock.sum(deadline, period)
        : PumpClock.sum(pump().clock().now(), -period);
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    // Not yet adopted: the pump sees the cancellation when it adopts.
    if (cancelled && adopted) {
      pump.forget(this);
    }
    return cancelled;
  }

  @Override
  protected void setException(Throwable thrown) {
    super.setException(thrown);
    if (isPeriodic()) {
      // Nobody waits for the outcome of a periodic task: without this it would end in silence.
      pump().failures().report("a periodic task, which therefore ends,", thrown);
    }
  }

  @Override
  public long getDelay(TimeUnit unit) {
    return unit.convert(deadline() - pump().clock().now(), TimeUnit.NANOSECONDS);
  }

  @Override
  public int compareTo(Delayed other) {
    if (other == this) {
      return 0;
    }
    if (other instanceof PumpTimer<?> timer && timer.pump() == pump()) {
      return isBefore(timer) ? -1 : 1;
    }
    return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
  }
}
