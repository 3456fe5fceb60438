// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.osgi.util.promise.Deferred;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/**
 * Runs a step of the product on a MAPI thread. Only the product uses its promise: callbacks run on
 * the thread that resolves the promise, never on a consumer's, and must not block.
 */
final class LaneTask<T> extends FutureTask<T> {
  private static final PromiseFactory INLINE = new PromiseFactory(PromiseFactory.inlineExecutor());

  private final String lane;
  private final Deferred<T> outcome = INLINE.deferred();

  LaneTask(String lane, Callable<T> step) {
    super(step);
    this.lane = lane;
  }

  Promise<T> promise() {
    return outcome.getPromise();
  }

  /** A pump that ends cancels its remaining tasks. */
  @Override
  protected void done() {
    try {
      outcome.resolve(get());
    } catch (CancellationException e) {
      outcome.fail(new RejectedExecutionException(lane + " has ended without running it", e));
    } catch (ExecutionException e) {
      outcome.fail(e.getCause());
    } catch (InterruptedException e) {
      // Cannot be: it is done.
      Thread.currentThread().interrupt();
      outcome.fail(e);
    }
  }
}
