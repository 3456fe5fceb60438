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

  private final String unrun;
  private final Deferred<T> outcome = INLINE.deferred();

  /**
   * A step that has not begun.
   *
   * @param unrun the fact if it is cancelled before it begins, as a sentence
   */
  LaneTask(String unrun, Callable<T> step) {
    super(step);
    this.unrun = unrun;
  }

  Promise<T> promise() {
    return outcome.getPromise();
  }

  /** Ends a step that cannot begin. */
  void refuse(RuntimeException why) {
    setException(why);
  }

  /** A pump that ends cancels its remaining tasks. */
  @Override
  protected void done() {
    try {
      outcome.resolve(get());
    } catch (CancellationException e) {
      outcome.fail(new RejectedExecutionException(unrun, e));
    } catch (ExecutionException e) {
      outcome.fail(e.getCause());
    } catch (InterruptedException e) {
      // Cannot be: it is done.
      Thread.currentThread().interrupt();
      outcome.fail(e);
    }
  }
}
