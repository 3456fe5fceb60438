// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;

/** A task whose outcome is a promise. The promise ends in the same way as the future. */
public class AsyncTask<V> extends PumpFuture<V> {
  private final Deferred<V> deferred;

  public AsyncTask(TaskPump pump, Callable<V> task, Deferred<V> deferred) {
    super(pump, task);
    this.deferred = deferred;
  }

  public final Promise<V> promise() {
    return deferred.getPromise();
  }

  @Override
  protected void done() {
    V value;
    try {
      value = get();
    } catch (ExecutionException e) {
      deferred.fail(e.getCause());
      return;
    } catch (CancellationException e) {
      deferred.fail(
          new CancellationException("pump '" + pump().name() + "' was stopped before the task"));
      return;
    } catch (InterruptedException e) {
      // get() of a future that is done does not wait; nobody is interrupted in it.
      Thread.currentThread().interrupt();
      deferred.fail(e);
      return;
    }
    deferred.resolve(value);
  }
}
