// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * A thread that owns a message queue and runs tasks and timers between messages.
 *
 * <p>Also registered as {@link ScheduledExecutorService}, with the JDK's contract: tasks run one at
 * a time, in the order in which each caller submitted them to a {@link PumpLane}; {@code execute}
 * never runs a task in the caller; timers never fire early. A task that throws fails its future or
 * is logged, and the pump goes on. While a task runs no message is dispatched, so tasks should be
 * short.
 *
 * <p>Waiting, on the pump's own thread, for a task of that pump is refused with {@link
 * IllegalStateException}, because it would never end. A future's {@code get} with a timeout throws
 * {@link PumpTimeoutException}, which says whether the task had started.
 *
 * <p>{@code shutdown} runs what is queued or due and cancels what is timed for later. {@code
 * shutdownNow} cancels the futures it returns. So no future and no promise stays unresolved.
 */
@ProviderType
public interface MessagePump extends ScheduledExecutorService {
  /** The factory PID of a pump's configuration. */
  String PID = "org.mapiosgi.pump";

  /** Service property, String: the pump's name, from its configuration. */
  String NAME = "pump.name";

  /**
   * Service property, String: why the configuration changed to is not in force. The pump goes on
   * with the one before; absent while there is nothing to tell.
   */
  String REFUSED = "pump.configuration.refused";

  /** The pump's name. */
  String name();

  /** Whether the calling thread is the pump's. */
  boolean isPumpThread();

  /**
   * As {@link #submit(Callable)}, with a promise for an outcome. Its callbacks do not run on the
   * pump thread.
   */
  <T extends @Nullable Object> Promise<T> async(Callable<T> task);

  /**
   * As {@link #async(Callable)}, for a caller who does not wait for ever. At the deadline the
   * promise fails with {@link PumpTimeoutException}: a task that has not started never runs; one
   * that runs goes on, and its outcome is dropped.
   *
   * @param deadline from now, above zero
   */
  <T extends @Nullable Object> Promise<T> async(Callable<T> task, Duration deadline);

  /**
   * As {@link #execute(Runnable)}, unless a task of an equal key still waits: then that one's place
   * is kept and this task runs instead. For notifications that come faster than they are handled.
   *
   * @param key what tasks are equal by
   */
  void executeLatest(Object key, Runnable task);

  /** As {@link #execute(Runnable)}, which is for {@link PumpLane#NORMAL}, in another lane. */
  void execute(Runnable task, PumpLane lane);

  /** As {@link #async(Callable)}, which is for {@link PumpLane#NORMAL}, in another lane. */
  <T extends @Nullable Object> Promise<T> async(Callable<T> task, PumpLane lane);

  /**
   * Runs a handler on the pump thread each time a kernel object is signalled, until the wait is
   * removed. Any number of handles; all that are signalled have their turn in each pass. The handle
   * must stay open until {@link PumpWait#remove} is acknowledged. A manual-reset event that stays
   * set is handled again and again.
   *
   * <p>A mutex is the pump thread's when its handler runs, which has to release it. Beyond some 60
   * handles other threads help to wait, and one of them would own it: there a mutex is told as
   * {@link PumpWait.Signal#FAILED}.
   *
   * @param handle a HANDLE as a number
   * @param handler told {@link PumpWait.Signal#FAILED} at most once, as the last
   * @throws IllegalStateException where the pump waits for this handle already
   * @throws java.util.concurrent.RejectedExecutionException where the pump is shut down
   */
  PumpWait awaitEach(long handle, Consumer<PumpWait.Signal> handler);

  /** As {@link #awaitEach}, for the first signal only. */
  PumpWait awaitOnce(long handle, Consumer<PumpWait.Signal> handler);

  /**
   * Runs a task at a time, or each time, with a say in what happens to runs that are missed and in
   * how exactly each is kept.
   *
   * @throws java.util.concurrent.RejectedExecutionException where the pump is shut down
   */
  ScheduledFuture<?> schedule(Runnable task, PumpTiming timing);

  /** What may run inside of a task of this pump. */
  PumpNesting nesting();

  /** The pump's window. */
  PumpWindow window();

  /**
   * As {@link #awaitOnce(long, Consumer)}, for a limited time: the handler runs once in any case,
   * with {@link PumpWait.Signal#TIMED_OUT} where the handle was not signalled by then. A signal and
   * the end of the time are never both told, and no signal is taken from the handle and not told.
   *
   * @param timeout from now, above zero
   */
  PumpWait awaitOnce(long handle, Duration timeout, Consumer<PumpWait.Signal> handler);

  /** The pump at this moment. Never blocks. */
  PumpStatus status();

  /** How the pump performed since its start. Never blocks. */
  PumpMetrics metrics();
}
