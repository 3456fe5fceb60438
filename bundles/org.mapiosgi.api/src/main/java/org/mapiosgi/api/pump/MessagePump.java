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
 * Runs tasks and timers on a thread that owns a message queue, between messages.
 *
 * <p>Also registered as {@link ScheduledExecutorService}, with the JDK's contract. Tasks run one at
 * a time. Tasks of one caller and one {@link PumpPriority} run in the order in which the caller
 * submitted them. {@code execute} never runs a task in the caller. Timers never fire early. A task
 * that throws fails its future; if it has none, the pump logs the error. The pump goes on. The pump
 * dispatches no message while a task runs, so tasks should be short.
 *
 * <p>Each task, timer and handler begins with the pump thread's own name, priority and context
 * class loader, and with the interrupt flag cleared. It does not see changes that an earlier task
 * made to them.
 *
 * <p>The pump refuses a wait on its own thread for one of its own tasks with {@link
 * IllegalStateException}, because the wait would never end. A future's {@code get} with a timeout
 * throws {@link PumpTimeoutException}, which says whether the task had started.
 *
 * <p>{@code shutdown} runs the tasks that are queued or due and cancels the timers that are due
 * later. {@code shutdownNow} cancels the futures that it returns. So every future and every promise
 * is resolved.
 *
 * <p>If a configuration made the pump, all its consumers share it, and it ends with its
 * configuration only. Its service refuses {@code shutdown}, {@code shutdownNow} and the {@code
 * close} of newer JDKs with {@link UnsupportedOperationException}, for each service type that a
 * consumer may ask for. A consumer that needs to end a pump configures another one.
 */
@ProviderType
public interface MessagePump extends ScheduledExecutorService {
  /** The factory PID of a pump's configuration. */
  String PID = "org.mapiosgi.pump";

  /** Service property, String: the pump's name, from its configuration. */
  String NAME = "pump.name";

  /**
   * Service property, String: the reason why a changed configuration is not in force. The pump goes
   * on with its previous configuration. Absent if the configuration is in force.
   */
  String REFUSED = "pump.configuration.refused";

  /** Returns the pump's name. */
  String name();

  /** Says whether the calling thread is the pump's thread. */
  boolean isPumpThread();

  /**
   * As {@link #submit(Callable)}, with a promise for the outcome. The promise's callbacks do not
   * run on the pump thread.
   */
  <T extends @Nullable Object> Promise<T> async(Callable<T> task);

  /**
   * As {@link #async(Callable)}, with a deadline. At the deadline the promise fails with {@link
   * PumpTimeoutException}. A task that has not started then never runs. A task that runs goes on,
   * and the pump drops its outcome.
   *
   * @param deadline from now, above zero
   */
  <T extends @Nullable Object> Promise<T> async(Callable<T> task, Duration deadline);

  /**
   * Replaces a waiting task with an equal key and keeps its place; otherwise queues the task. For
   * notifications that come faster than they are handled.
   *
   * @param key tasks with equal keys replace each other
   */
  void executeLatest(Object key, Runnable task);

  /** As {@link #execute(Runnable)}, with another priority than {@link PumpPriority#NORMAL}. */
  void execute(Runnable task, PumpPriority priority);

  /** As {@link #async(Callable)}, with another priority than {@link PumpPriority#NORMAL}. */
  <T extends @Nullable Object> Promise<T> async(Callable<T> task, PumpPriority priority);

  /**
   * Runs a handler on the pump thread each time a kernel object is signalled, until the wait is
   * removed. The number of handles is not limited; each signalled handle has one turn in each pass.
   * The handle must stay open until {@link PumpWait#remove} is acknowledged. The pump handles a
   * manual-reset event again and again while the event stays set.
   *
   * <p>The pump thread owns a mutex while the mutex's handler runs, and the handler must release
   * the mutex. Beyond some 60 handles other threads help to wait, and one of them would own the
   * mutex: there the handler gets {@link PumpWait.Signal#FAILED} for a mutex.
   *
   * @param handle a HANDLE as a number
   * @param handler gets {@link PumpWait.Signal#FAILED} at most once, as its last signal
   * @throws IllegalStateException if the pump waits for this handle already
   * @throws java.util.concurrent.RejectedExecutionException if the pump is shut down
   */
  PumpWait awaitEach(long handle, Consumer<PumpWait.Signal> handler);

  /** Runs a handler for the first signal only; otherwise as {@link #awaitEach}. */
  PumpWait awaitOnce(long handle, Consumer<PumpWait.Signal> handler);

  /**
   * Runs a task once or periodically. The timing says what happens to runs that the pump missed,
   * and how exactly it keeps the times.
   *
   * @throws java.util.concurrent.RejectedExecutionException if the pump is shut down
   */
  ScheduledFuture<?> schedule(Runnable task, PumpTiming timing);

  /** Runs calls and waits inside of a task of this pump. */
  PumpNesting nesting();

  /** Gives the pump's window. */
  PumpWindow window();

  /**
   * As {@link #awaitOnce(long, Consumer)}, for a limited time. The handler runs once in any case,
   * with {@link PumpWait.Signal#TIMED_OUT} if the handle was not signalled in time. The handler
   * gets each signal that the pump takes from the handle.
   *
   * @param timeout from now, above zero
   */
  PumpWait awaitOnce(long handle, Duration timeout, Consumer<PumpWait.Signal> handler);

  /** Describes the pump at this moment. Never blocks. */
  PumpStatus status();

  /** Describes how the pump performed since its start. Never blocks. */
  PumpMetrics metrics();
}
