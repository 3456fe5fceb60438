// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.pump.PumpMetrics;
import org.mapiosgi.api.pump.PumpNesting;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.api.pump.PumpTiming;
import org.mapiosgi.api.pump.PumpWait;
import org.mapiosgi.api.pump.PumpWindow;
import org.mapiosgi.pump.internal.core.Lifecycle;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.core.TaskIntake;
import org.mapiosgi.pump.internal.handle.Handles;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.nesting.Nesting;
import org.mapiosgi.pump.internal.task.AsyncTask;
import org.mapiosgi.pump.internal.task.Coalescer;
import org.mapiosgi.pump.internal.task.DeadlineTask;
import org.mapiosgi.pump.internal.task.PumpFuture;
import org.mapiosgi.pump.internal.task.PumpPromise;
import org.mapiosgi.pump.internal.task.PumpThread;
import org.mapiosgi.pump.internal.task.SerialExecutor;
import org.mapiosgi.pump.internal.task.SubmitSite;
import org.mapiosgi.pump.internal.timer.PacedTimer;
import org.mapiosgi.pump.internal.timer.PumpTimer;
import org.mapiosgi.spi.MessageQueueFactory;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * A pump and its thread, seen from outside.
 *
 * <p>{@link #shutdown} runs the tasks that are queued or due and drops the timers for later. The
 * future of a task that will not run is cancelled. If the pump could not go on, the future fails
 * with the reason.
 */
public final class ThreadPump extends SerialExecutor implements MessagePump {
  private final PumpContext context;
  private final PumpServices services;
  private final Handles handles;
  private final Nesting nesting;
  private final Coalescer latest = new Coalescer(this);
  private final Lifecycle lifecycle;
  private final TaskIntake intake;

  private ThreadPump(PumpContext context, PumpServices services, MessageQueueFactory queues) {
    super(context.tasks());
    this.context = context;
    this.services = services;
    this.handles = new Handles(context, queues, services.callbacks());
    this.nesting = new Nesting(context, handles, services.callbacks(), this::executeNestable);
    this.lifecycle = context.lifecycle();
    this.intake = context.intake();
  }

  /** Makes a pump and starts its thread. */
  public static ThreadPump start(
      PumpContext context, MessageQueueFactory queues, PumpServices services) {
    return start(context, queues, services, () -> {});
  }

  /**
   * Makes a pump and starts its thread.
   *
   * @param ended runs on the pump's thread in one of its last steps
   */
  public static ThreadPump start(
      PumpContext context, MessageQueueFactory queues, PumpServices services, Runnable ended) {
    ThreadPump pump = new ThreadPump(context, services, queues);
    PumpLoop loop = new PumpLoop(context, queues, pump.handles, pump.nesting, services.watchdog());
    PumpThread thread = new PumpThread(context.tasks(), loop);
    context.begin(thread, services.events());
    Runnable hide = services.beans().show(pump, thread, pump::running);
    context.onEnd(
        () -> {
          try {
            hide.run();
          } finally {
            ended.run();
          }
        });
    try {
      thread.start();
    } catch (Throwable e) {
      // No memory or no more threads: nothing of the pump may stay.
      context.ended();
      throw e;
    }
    services.watchdog().watch(context);
    return pump;
  }

  /** Other budgets and limits from the next pass on; nothing is lost. */
  public void configure(Settings settings) {
    context.configure(settings);
    services.watchdog().watch(context);
  }

  @Override
  public String name() {
    return context.name();
  }

  @Override
  public boolean isPumpThread() {
    return context.tasks().isPumpThread();
  }

  @Override
  public void execute(Runnable task) {
    execute(task, PumpPriority.NORMAL);
  }

  @Override
  public void execute(Runnable task, PumpPriority priority) {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(priority, "priority");
    Runnable noted = context.tasks().noted(task);
    enter();
    if (!lifecycle.isRunning() || !intake.post(noted, priority)) {
      intake.leave();
      throw rejection();
    }
  }

  private void executeNestable(Runnable task) {
    Objects.requireNonNull(task, "task");
    if (!lifecycle.isRunning() || !intake.postNestable(context.tasks().noted(task))) {
      throw rejection();
    }
  }

  private void enter() {
    try {
      intake.enter(isPumpThread());
    } catch (RejectedExecutionException e) {
      context.counters().rejected();
      throw e;
    }
  }

  private RejectedExecutionException rejection() {
    context.counters().rejected();
    return lifecycle.rejection();
  }

  @Override
  public void executeLatest(Object key, Runnable task) {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(task, "task");
    if (!lifecycle.isRunning()) {
      throw rejection();
    }
    latest.execute(key, context.tasks().noted(task));
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Runnable task, T value) {
    return new PumpFuture<>(context.tasks(), task, value);
  }

  @Override
  protected <T> RunnableFuture<T> newTaskFor(Callable<T> task) {
    return new PumpFuture<>(context.tasks(), task);
  }

  @Override
  public <T> Promise<T> async(Callable<T> task) {
    return async(task, PumpPriority.NORMAL);
  }

  @Override
  public <T> Promise<T> async(Callable<T> task, PumpPriority priority) {
    AsyncTask<T> async =
        new AsyncTask<>(context.tasks(), Objects.requireNonNull(task, "task"), deferredFor(task));
    execute(async, priority);
    return new PumpPromise<>(async.promise(), async);
  }

  @Override
  public <T> Promise<T> async(Callable<T> task, Duration deadline) {
    Objects.requireNonNull(task, "task");
    if (deadline.isZero() || deadline.isNegative()) {
      throw new IllegalArgumentException("a deadline must be above 0, not " + deadline);
    }
    DeadlineTask<T> async = new DeadlineTask<>(context.tasks(), task, deferredFor(task), deadline);
    execute(async);
    async.arm(services.deadlines());
    return new PumpPromise<>(async.promise(), async);
  }

  @Override
  public PumpWait awaitEach(long handle, Consumer<PumpWait.Signal> handler) {
    return handles.await(handle, true, Objects.requireNonNull(handler, "handler"));
  }

  @Override
  public PumpWait awaitOnce(long handle, Consumer<PumpWait.Signal> handler) {
    return handles.await(handle, false, Objects.requireNonNull(handler, "handler"));
  }

  @Override
  public PumpNesting nesting() {
    return nesting;
  }

  @Override
  public PumpWindow window() {
    return nesting.window();
  }

  @Override
  public PumpWait awaitOnce(long handle, Duration limit, Consumer<PumpWait.Signal> handler) {
    return handles.await(handle, limit, Objects.requireNonNull(handler, "handler"));
  }

  /** Its callbacks run on the threads of the consumer that the task belongs to. */
  private <T> Deferred<T> deferredFor(Callable<T> task) {
    return services.callbacks().of(task.getClass()).deferred();
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    Objects.requireNonNull(task, "task");
    return post(new PumpTimer<>(context.tasks(), task, deadline(delay, unit), 0), delay);
  }

  @Override
  public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
    Objects.requireNonNull(task, "task");
    return post(new PumpTimer<>(context.tasks(), task, deadline(delay, unit)), delay);
  }

  @Override
  public ScheduledFuture<?> scheduleAtFixedRate(
      Runnable task, long initialDelay, long period, TimeUnit unit) {
    Objects.requireNonNull(task, "task");
    long nanos = period(period, unit);
    return post(
        new PumpTimer<>(context.tasks(), task, deadline(initialDelay, unit), nanos), initialDelay);
  }

  @Override
  public ScheduledFuture<?> scheduleWithFixedDelay(
      Runnable task, long initialDelay, long delay, TimeUnit unit) {
    Objects.requireNonNull(task, "task");
    long nanos = period(delay, unit);
    return post(
        new PumpTimer<>(context.tasks(), task, deadline(initialDelay, unit), -nanos), initialDelay);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, PumpTiming timing) {
    Objects.requireNonNull(task, "task");
    return post(PacedTimer.of(context.tasks(), task, timing), PumpClock.nanos(timing.delay()));
  }

  private long deadline(long delay, TimeUnit unit) {
    return context.clock().after(unit.toNanos(delay));
  }

  private static long period(long period, TimeUnit unit) {
    if (period <= 0) {
      throw new IllegalArgumentException("a period must be above 0, not " + period + " " + unit);
    }
    return unit.toNanos(period);
  }

  private <V> PumpTimer<V> post(PumpTimer<V> timer, long delay) {
    if (delay <= 0) {
      // Due at once: its turn is behind the tasks that were there before.
      try {
        execute(timer);
      } catch (RejectedExecutionException e) {
        timer.cancel(false);
        throw e;
      }
      return timer;
    }
    if (!lifecycle.isRunning() || !context.tasks().keep(timer)) {
      timer.cancel(false);
      throw rejection();
    }
    return timer;
  }

  @Override
  public void shutdown() {
    lifecycle.drain();
    intake.open();
    intake.waker().nudge();
  }

  /**
   * Stops the pump after the task it is running, which is interrupted.
   *
   * @return the tasks and timers that had not started. The futures among them are cancelled, so
   *     that nobody waits for them in vain; tasks of {@link #execute} are unchanged and may be run
   *     elsewhere
   */
  @Override
  public List<Runnable> shutdownNow() {
    List<Runnable> notStarted = context.unstarted().stop();
    notStarted.replaceAll(SubmitSite::original);
    notStarted.removeIf(task -> task instanceof Future<?> future && future.isDone());
    for (Runnable task : notStarted) {
      if (task instanceof Future<?> future) {
        future.cancel(false);
      }
    }
    if (!isPumpThread()) {
      interruptTask();
    }
    intake.waker().nudge();
    return notStarted;
  }

  private void interruptTask() {
    if (context.activity().read().task() != null) {
      context.tasks().thread().interrupt();
    }
  }

  @Override
  public boolean isShutdown() {
    return !lifecycle.isRunning();
  }

  @Override
  public boolean isTerminated() {
    return lifecycle.state() == Lifecycle.State.TERMINATED;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
    if (!isTerminated()) {
      context.tasks().refuseToWait("its own end");
    }
    return lifecycle.await(timeout, unit);
  }

  /**
   * Fails the futures of the tasks that are running, one inside of another, for those who wait for
   * them; the tasks themselves cannot be ended. For a pump that is given up.
   */
  public void abandonRunning(Throwable reason) {
    Activity.Step step = context.activity().read();
    for (; step != null; step = step.outer()) {
      if (step.task() instanceof PumpFuture<?> future) {
        future.abandon(reason);
      }
    }
  }

  /** Why the pump takes no task any more. */
  public String ending() {
    return lifecycle.refusal();
  }

  /** The thread, for a stack trace. */
  public Thread thread() {
    return context.tasks().thread();
  }

  /** The class of the task that is running; empty where none is. */
  public String running() {
    Runnable task = context.activity().read().task();
    return task == null ? "" : PumpFuture.kindOf(task);
  }

  @Override
  public PumpStatus status() {
    return StatusView.of(context, nesting.depth());
  }

  @Override
  public PumpMetrics metrics() {
    return MetricsView.of(context);
  }

  @Override
  public String toString() {
    return "pump '" + context.name() + "' (" + lifecycle.state() + ")";
  }
}
