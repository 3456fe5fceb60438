// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs several tasks for one call. The pump's own thread must not wait for them. */
public abstract class SerialExecutor extends AbstractExecutorService {
  private final TaskPump context;

  public SerialExecutor(TaskPump context) {
    this.context = context;
  }

  @Override
  public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks)
      throws InterruptedException {
    context.refuseToWait("all of several tasks");
    return super.invokeAll(tasks);
  }

  @Override
  public <T> List<Future<T>> invokeAll(
      Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException {
    context.refuseToWait("all of several tasks");
    return super.invokeAll(tasks, timeout, unit);
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks)
      throws InterruptedException, ExecutionException {
    try {
      return new AnyOf(context, this).invoke(tasks, Long.MAX_VALUE);
    } catch (TimeoutException e) {
      throw new AssertionError("292 years are over", e);
    }
  }

  @Override
  public <T> T invokeAny(Collection<? extends Callable<T>> tasks, long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    return new AnyOf(context, this).invoke(tasks, unit.toNanos(timeout));
  }
}
