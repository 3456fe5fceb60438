// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.util.Collection;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** invokeAny: one task after the other, because a single thread would run them so anyway. */
final class AnyOf {
  private final TaskPump context;
  private final ExecutorService pump;

  AnyOf(TaskPump context, ExecutorService pump) {
    this.context = context;
    this.pump = pump;
  }

  <T> T invoke(Collection<? extends Callable<T>> tasks, long nanos)
      throws InterruptedException, ExecutionException, TimeoutException {
    context.refuseToWait("any of several tasks");
    if (tasks.isEmpty()) {
      throw new IllegalArgumentException("no task to invoke");
    }
    tasks.forEach(task -> Objects.requireNonNull(task, "task"));
    boolean limited = nanos != Long.MAX_VALUE;
    long end = context.clock().after(nanos);
    ExecutionException failure = null;
    for (Callable<T> task : tasks) {
      Future<T> future = pump.submit(task);
      try {
        // Without a limit get() refuses a wait between pumps that would never end.
        return limited
            ? future.get(end - context.clock().now(), TimeUnit.NANOSECONDS)
            : future.get();
      } catch (ExecutionException e) {
        failure = e;
      } finally {
        future.cancel(true);
      }
    }
    throw failure;
  }
}
