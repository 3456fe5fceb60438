// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.util.promise.Promise;

/**
 * A {@link PumpPromise} as a completion stage. Stages that follow from it are of this class, too.
 * If a stage follows from several, it knows only the first of them; a stage of {@link #allOf} or
 * {@link #anyOf} knows none.
 */
final class PumpStage<T> extends CompletableFuture<T> {
  private final PumpFuture<?> source;

  /** Whether it completes without the task, too, when its time is over. */
  private volatile boolean limited;

  PumpStage(PumpFuture<?> source, boolean limited) {
    this.source = source;
    this.limited = limited;
  }

  /** Completes as the promise resolves. */
  static <T> PumpStage<T> of(Promise<T> promise, PumpFuture<?> source, boolean limited) {
    PumpStage<T> stage = new PumpStage<>(source, limited);
    promise.onSuccess(stage::complete).onFailure(stage::completeExceptionally);
    return stage;
  }

  @Override
  public <R> CompletableFuture<R> newIncompleteFuture() {
    return new PumpStage<>(source, limited);
  }

  private @Nullable PumpThread beginWait() {
    // It may have been completed by others than the task.
    return isDone() ? null : source.beginWait(limited);
  }

  @Override
  public T get() throws InterruptedException, ExecutionException {
    PumpThread waiter = beginWait();
    try {
      return super.get();
    } finally {
      PumpFuture.endWait(waiter);
    }
  }

  @Override
  public T get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (!isDone()) {
      source.refuseOwnThread();
    }
    return super.get(timeout, unit);
  }

  @Override
  public T join() {
    PumpThread waiter = beginWait();
    try {
      return super.join();
    } finally {
      PumpFuture.endWait(waiter);
    }
  }

  @Override
  public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
    limited = true;
    return super.orTimeout(timeout, unit);
  }

  @Override
  public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
    limited = true;
    return super.completeOnTimeout(value, timeout, unit);
  }
}
