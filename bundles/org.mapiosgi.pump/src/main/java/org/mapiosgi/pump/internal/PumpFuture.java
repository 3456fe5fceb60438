// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The outcome of a task of one pump, which its own thread must not wait for. */
class PumpFuture<V> extends FutureTask<V> {
  private final PumpContext pump;

  PumpFuture(PumpContext pump, Callable<V> task) {
    super(task);
    this.pump = pump;
  }

  PumpFuture(PumpContext pump, Runnable task, V result) {
    super(task, result);
    this.pump = pump;
  }

  final PumpContext pump() {
    return pump;
  }

  @Override
  public V get() throws InterruptedException, ExecutionException {
    refuseOwnThread();
    return super.get();
  }

  @Override
  public V get(long timeout, TimeUnit unit)
      throws InterruptedException, ExecutionException, TimeoutException {
    refuseOwnThread();
    return super.get(timeout, unit);
  }

  private void refuseOwnThread() {
    if (!isDone()) {
      pump.refuseToWait("a task of its own");
    }
  }

  /** Fails the future because its task will not run, or not to its end. */
  final void abandon(Throwable reason) {
    super.setException(reason);
  }

  /** The task threw: called by {@link #run} on the pump thread. */
  @Override
  protected void setException(Throwable thrown) {
    pump.counters().failed();
    super.setException(thrown);
  }
}
