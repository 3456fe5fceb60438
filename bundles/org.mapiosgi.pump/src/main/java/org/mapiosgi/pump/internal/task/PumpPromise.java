// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.util.function.Consumer;
import org.osgi.util.function.Function;
import org.osgi.util.function.Predicate;
import org.osgi.util.promise.Failure;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.Success;

/**
 * A promise of a pump, or one that follows from it. It acts as the promise inside, but refuses a
 * wait on the pump's own thread while the task has not run.
 */
public final class PumpPromise<T> implements Promise<T> {
  private final Promise<T> promise;
  private final PumpFuture<?> source;

  /** Whether it resolves without the task, too, when its time is over. */
  private final boolean limited;

  public PumpPromise(Promise<T> promise, PumpFuture<?> source) {
    this(promise, source, false);
  }

  private PumpPromise(Promise<T> promise, PumpFuture<?> source, boolean limited) {
    this.promise = promise;
    this.source = source;
    this.limited = limited;
  }

  /** Whether it cannot resolve before that pump has run the task. */
  public boolean needs(TaskPump pump) {
    // A promise that follows from a task that has run may stand for the work of another thread.
    return source.pump() == pump && !source.isDone();
  }

  private <R> Promise<R> following(Promise<R> next) {
    return new PumpPromise<>(next, source, limited);
  }

  private @Nullable PumpThread beginWait() {
    // It may have been resolved by others than the task.
    return promise.isDone() ? null : source.beginWait(limited);
  }

  @Override
  public boolean isDone() {
    return promise.isDone();
  }

  @Override
  public T getValue() throws InvocationTargetException, InterruptedException {
    PumpThread waiter = beginWait();
    try {
      return promise.getValue();
    } finally {
      PumpFuture.endWait(waiter);
    }
  }

  @Override
  public Throwable getFailure() throws InterruptedException {
    PumpThread waiter = beginWait();
    try {
      return promise.getFailure();
    } finally {
      PumpFuture.endWait(waiter);
    }
  }

  @Override
  public Promise<T> onResolve(Runnable callback) {
    promise.onResolve(callback);
    return this;
  }

  @Override
  public Promise<T> onSuccess(Consumer<? super T> success) {
    promise.onSuccess(success);
    return this;
  }

  @Override
  public Promise<T> onFailure(Consumer<? super Throwable> failure) {
    promise.onFailure(failure);
    return this;
  }

  @Override
  public <F> Promise<T> onFailure(Consumer<? super F> failure, Class<? extends F> failureType) {
    promise.onFailure(failure, failureType);
    return this;
  }

  @Override
  public <R> Promise<R> then(Success<? super T, ? extends R> success, Failure failure) {
    return following(promise.then(success, failure));
  }

  @Override
  public <R> Promise<R> then(Success<? super T, ? extends R> success) {
    return following(promise.then(success));
  }

  @Override
  public Promise<T> thenAccept(Consumer<? super T> consumer) {
    return following(promise.thenAccept(consumer));
  }

  @Override
  public Promise<T> filter(Predicate<? super T> predicate) {
    return following(promise.filter(predicate));
  }

  @Override
  public <R> Promise<R> map(Function<? super T, ? extends R> mapper) {
    return following(promise.map(mapper));
  }

  @Override
  public <R> Promise<R> flatMap(Function<? super T, Promise<? extends R>> mapper) {
    return following(promise.flatMap(mapper));
  }

  @Override
  public Promise<T> recover(Function<Promise<?>, ? extends T> recovery) {
    return following(promise.recover(recovery));
  }

  @Override
  public Promise<T> recover(Function<Promise<?>, ? extends T> recovery, Class<?> failureType) {
    return following(promise.recover(recovery, failureType));
  }

  @Override
  public Promise<T> recoverWith(Function<Promise<?>, Promise<? extends T>> recovery) {
    return following(promise.recoverWith(recovery));
  }

  @Override
  public Promise<T> recoverWith(
      Function<Promise<?>, Promise<? extends T>> recovery, Class<?> failureType) {
    return following(promise.recoverWith(recovery, failureType));
  }

  @Override
  public Promise<T> fallbackTo(Promise<? extends T> fallback) {
    return following(promise.fallbackTo(fallback));
  }

  @Override
  public Promise<T> fallbackTo(Promise<? extends T> fallback, Class<?> failureType) {
    return following(promise.fallbackTo(fallback, failureType));
  }

  @Override
  public Promise<T> timeout(long milliseconds) {
    return new PumpPromise<>(promise.timeout(milliseconds), source, true);
  }

  @Override
  public Promise<T> delay(long milliseconds) {
    return following(promise.delay(milliseconds));
  }

  @Override
  public CompletionStage<T> toCompletionStage() {
    return PumpStage.of(promise, source, limited);
  }

  @Override
  public String toString() {
    return promise.toString();
  }
}
