// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpTimeoutException;
import org.mapiosgi.api.pump.PumpTimeoutException.Progress;

/** The outcome of a task of one pump, which its own thread must not wait for. */
public class PumpFuture<V> extends FutureTask<V> {
  private final TaskPump pump;

  /**
   * The class of the task, or its {@link SubmitSite.Origin}. It is for a report, because the future
   * forgets the task itself when it is done.
   */
  private final Object origin;

  public PumpFuture(TaskPump pump, Callable<V> task) {
    super(task);
    this.pump = pump;
    this.origin = SubmitSite.Origin.of(pump, task);
  }

  public PumpFuture(TaskPump pump, Runnable task, @Nullable V result) {
    super(task, result);
    this.pump = pump;
    this.origin = SubmitSite.Origin.of(pump, task);
  }

  /** The class of the code that a task runs; for a lambda expression, the class that it is in. */
  public static String kindOf(Runnable task) {
    String name = classOf(task).getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }

  private static Class<?> classOf(Runnable task) {
    if (task instanceof ReportedTask reported) {
      return reported.kind();
    }
    if (task instanceof PumpFuture<?> future) {
      return future.origin instanceof SubmitSite.Origin from
          ? from.kind()
          : (Class<?>) future.origin;
    }
    if (task instanceof Coalescer.Holder holder && holder.held() != null) {
      return classOf(holder.held());
    }
    return SubmitSite.original(task).getClass();
  }

  public final Object origin() {
    return origin;
  }

  public final TaskPump pump() {
    return pump;
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    PumpThread waiter = beginWait(false);
    try {
      return super.get();
    } finally {
      endWait(waiter);
    }
  }

  /**
   * Begins a wait for this future, or for a promise or a stage that needs it.
   *
   * @param limited whether the wait also ends without the future, when its time is over
   * @return for {@link #endWait}
   * @throws IllegalStateException if the wait would never end, or would keep the future from being
   *     done
   */
  public final @Nullable PumpThread beginWait(boolean limited) {
    refuseOwnThread();
    if (limited || isDone() || !(Thread.currentThread() instanceof PumpThread waiter)) {
      return null;
    }
    waiter.beginWait(this);
    return waiter;
  }

  public static void endWait(@Nullable PumpThread waiter) {
    if (waiter != null) {
      waiter.endWait();
    }
  }

  @Override
  public V get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    refuseOwnThread();
    try {
      return super.get(timeout, unit);
    } catch (TimeoutException e) {
      Progress progress = pump.isRunning(this) ? Progress.RUNNING : Progress.NOT_STARTED;
      PumpTimeoutException timedOut =
          new PumpTimeoutException(
              progress, pump.describeTimeout(progress, Duration.of(timeout, unit.toChronoUnit())));
      timedOut.initCause(e);
      throw timedOut;
    }
  }

  public final void refuseOwnThread() {
    if (!isDone()) {
      pump.refuseToWait("a task of its own");
    }
  }

  /** Fails the future because its task will not run, or not to its end. */
  public final void abandon(Throwable reason) {
    super.setException(reason);
  }

  /** The task threw: called by {@link #run} on the pump thread. */
  @Override
  protected void setException(Throwable thrown) {
    pump.counters().failed();
    super.setException(thrown);
  }
}
