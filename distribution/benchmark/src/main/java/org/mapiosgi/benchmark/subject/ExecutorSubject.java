// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Whatever is a {@link ScheduledExecutorService}. */
public class ExecutorSubject implements Subject {
  private final ScheduledExecutorService executor;

  /** Measures the executor, which it owns. */
  public ExecutorSubject(ScheduledExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public final Runnable poster(Runnable task) {
    return () -> executor.execute(task);
  }

  @Override
  public final Runnable timer(Runnable task, long millis) {
    ScheduledFuture<?> timer = executor.schedule(task, millis, TimeUnit.MILLISECONDS);
    return () -> timer.cancel(false);
  }

  @Override
  public final void ticks(Runnable task, long millis) {
    executor.scheduleAtFixedRate(task, millis, millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public final Future<?> submit(Callable<?> task) {
    return executor.submit(task);
  }

  @Override
  public void shutdown() {
    executor.shutdown();
  }

  @Override
  public void shutdownNow() {
    executor.shutdownNow();
  }

  @Override
  public final boolean awaitEnd(long millis) throws InterruptedException {
    return executor.awaitTermination(millis, TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
