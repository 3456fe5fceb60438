// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.lifecycle.internal.account.Consumer;
import org.mapiosgi.model.UnitScope;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/**
 * Runs a task on a lane and resolves the promise of its outcome. The promise is resolved exactly
 * once, by the first of these: the task's end, its deadline, or the end of the session.
 */
final class UnitOfWork<T> {
  private enum State {
    WAITING,
    RUNNING,
    OVER
  }

  /**
   * Holds the outcome of a task.
   *
   * @param failure the exception of the task, or null
   */
  record Outcome<T>(@Nullable T value, @Nullable Throwable failure) {
    /** The outcome in a word: without a message, which may contain a part of a mail. */
    String word() {
      if (failure == null) {
        return HResult.S_OK.name();
      }
      return failure instanceof MapiException e ? e.result().name() : failure.getClass().getName();
    }
  }

  private final MapiTask<T> task;
  private final Duration deadline;
  private final long submitted = System.nanoTime();
  private final Deferred<T> outcome;
  private final Consumer consumer;
  private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
  private final AtomicBoolean settled = new AtomicBoolean();
  private final CountDownLatch resolved = new CountDownLatch(1);
  private volatile @Nullable ScheduledFuture<?> alarm;
  private volatile @Nullable MapiException refusal;

  /**
   * Work that waits.
   *
   * @param deadline from now
   */
  UnitOfWork(MapiTask<T> task, Duration deadline, Deferred<T> outcome, Consumer consumer) {
    this.consumer = consumer;
    this.task = task;
    this.deadline = deadline;
    this.outcome = outcome;
  }

  /** The owner of the work. */
  Consumer consumer() {
    return consumer;
  }

  Promise<T> promise() {
    return outcome.getPromise();
  }

  /** The remaining time until the deadline. */
  Duration left() {
    return deadline.minusNanos(age());
  }

  /** The nanoseconds since it was submitted. */
  long age() {
    return System.nanoTime() - submitted;
  }

  /** Waits until the promise is resolved. Needs no thread of the product. */
  void await() throws InterruptedException {
    resolved.await();
  }

  /** Keeps the timer that will call {@link #expire}, to cancel it later. */
  void alarm(ScheduledFuture<?> deadline) {
    alarm = deadline;
    if (settled.get()) {
      deadline.cancel(false);
    }
  }

  /** Begins the work; false if it was refused before. */
  boolean begin() {
    return state.compareAndSet(State.WAITING, State.RUNNING);
  }

  /**
   * Runs the task and ends the scope. Does not resolve the promise. After {@link #begin()}, on the
   * lane.
   *
   * @return the outcome, for {@link #settle}
   */
  Outcome<T> run(UnitScope scope) {
    T value = null;
    Throwable failure = null;
    try (scope) {
      value = task.run(scope);
      refuseScoped(value);
      refuseUnsaved(scope.unsaved());
    } catch (Throwable e) { // the caller must see every failure
      failure = e;
    }
    state.set(State.OVER);
    return new Outcome<>(value, failure);
  }

  /** Refuses a result that a consumer could not use outside of the unit of work. */
  private static void refuseScoped(@Nullable Object value) {
    Optional<String> scoped = UnitScope.scopedIn(value);
    if (scoped.isPresent()) {
      throw new IllegalStateException(
          "the task returned a "
              + scoped.get()
              + ", which is released at the end of the unit of work; return values, for instance"
              + " text, a list of rows or an entry id");
    }
  }

  private static void refuseUnsaved(List<String> unsaved) {
    if (!unsaved.isEmpty()) {
      throw new IllegalStateException(
          "the task ended with changes that were not saved, and they are lost: "
              + String.join(", ", unsaved)
              + "; save(), submit() or discard() each message that is changed");
    }
  }

  /** Resolves the promise with the outcome of the task, unless it is resolved already. */
  void settle(Outcome<T> result) {
    Throwable failure = result.failure();
    if (failure != null) {
      fail(failure);
    } else if (settle()) {
      outcome.resolve(result.value());
      resolved.countDown();
    }
  }

  /**
   * Refuses work that has not begun, so that it never will. Does not resolve the promise yet.
   *
   * @return whether it had not begun
   */
  boolean refuse(MapiException why) {
    boolean waited = state.compareAndSet(State.WAITING, State.OVER);
    if (waited) {
      refusal = why;
    }
    return waited;
  }

  /** Fails the promise of refused work. */
  void tellRefusal() {
    MapiException why = refusal;
    if (why != null) {
      fail(why);
    }
  }

  /** Fails the promise of work that is still running, because nothing waits for its end. */
  void abandon(MapiException why) {
    if (state.get() == State.RUNNING) {
      fail(why);
    }
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
   * The deadline is over. Work that has not begun never will, and the caller of work that runs
   * waits no longer.
   *
   * @return whether the work still runs
   */
  boolean expire(String within) {
    switch (Objects.requireNonNull(state.get(), "the state")) {
      case RUNNING -> {
        return fail(
            timeout(
                "the unit of work was not done within "
                    + within
                    + " and is still running; its effects may yet happen"));
      }
      case WAITING -> {
        if (state.compareAndSet(State.WAITING, State.OVER)) {
          fail(timeout("the unit of work could not be started within " + within));
          return false;
        }
        return expire(within);
      }
      default -> {
        // Refused, but not resolved yet: no caller waits longer than the deadline.
        tellRefusal();
        return false;
      }
    }
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
