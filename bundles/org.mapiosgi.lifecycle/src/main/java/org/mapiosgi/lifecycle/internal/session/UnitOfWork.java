// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.lifecycle.internal.model.Scope;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * A task on its way through a lane, with the promise of its outcome. The promise is resolved
 * exactly once, by whichever comes first: the task's end, its deadline, or the end of the session.
 */
final class UnitOfWork<T> {
  private enum State {
    WAITING,
    RUNNING,
    OVER
  }

  private final MapiTask<T> task;
  private final Duration deadline;
  private final long submitted = System.nanoTime();
  private final Deferred<T> outcome;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final AtomicBoolean settled = new AtomicBoolean();
  private final CountDownLatch resolved = new CountDownLatch(1);
  private volatile ScheduledFuture<?> alarm;

  /**
   * Work that waits.
   *
   * @param deadline from now
   */
  UnitOfWork(MapiTask<T> task, Duration deadline, Deferred<T> outcome) {
    this.task = task;
    this.deadline = deadline;
    this.outcome = outcome;
  }

  Promise<T> promise() {
    return outcome.getPromise();
  }

  /** What is left of the deadline. */
  Duration left() {
    return deadline.minusNanos(System.nanoTime() - submitted);
  }

  /** Waits until the promise is resolved, without the help of any thread that may be gone. */
  void await() throws InterruptedException {
    resolved.await();
  }

  /** The timer that will call {@link #expire}, to be cancelled when it is not needed any more. */
  void alarm(ScheduledFuture<?> deadline) {
    alarm = deadline;
    if (settled.get()) {
      deadline.cancel(false);
    }
  }

  /** Takes the work up; false where it was refused before. */
  boolean begin() {
    return state.compareAndSet(State.WAITING, State.RUNNING);
  }

  /**
   * Runs the task, ends the scope and settles the promise: when the caller hears of the end,
   * nothing that the task opened is open. After {@link #begin()}, on the lane.
   *
   * @return what the task threw, or null
   */
  Throwable run(Scope scope) {
    T value = null;
    Throwable failure = null;
    try (scope) {
      value = task.run(scope);
    } catch (Throwable e) { // whatever it is, it is the caller's to see
      failure = e;
    }
    state.set(State.OVER);
    if (failure != null) {
      fail(failure);
    } else if (settle()) {
      outcome.resolve(value);
      resolved.countDown();
    }
    return failure;
  }

  /** Refuses work that has not begun; true where it had not. */
  boolean refuse(MapiException why) {
    if (!state.compareAndSet(State.WAITING, State.OVER)) {
      return false;
    }
    fail(why);
    return true;
  }

  /** Frees the caller of work that runs and that nobody will wait for any more. */
  void abandon(MapiException why) {
    fail(why);
  }

  private boolean fail(Throwable why) {
    boolean first = settle();
    if (first) {
      outcome.fail(why);
      resolved.countDown();
    }
    return first;
  }

  /**
   * The deadline is over: work that has not begun never will, and the caller of work that runs is
   * set free.
   *
   * @return whether it is running still
   */
  boolean expire(String within) {
    if (refuse(timeout("the unit of work could not be started within " + within))) {
      return false;
    }
    return state.get() == State.RUNNING
        && fail(
            timeout(
                "the unit of work was not done within "
                    + within
                    + " and is still running; its effects may yet happen"));
  }

  private static MapiException timeout(String detail) {
    return MapiException.of("MapiSession::submit", HResult.TIMEOUT, detail);
  }

  private boolean settle() {
    if (!settled.compareAndSet(false, true)) {
      return false;
    }
    ScheduledFuture<?> set = alarm;
    if (set != null) {
      set.cancel(false);
    }
    return true;
  }

  /** The consumer's class that the task is of, as a log shows it. */
  @Override
  public String toString() {
    String name = task.getClass().getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda);
  }
}
