// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.lang.reflect.InvocationTargetException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.lifecycle.internal.account.Consumer;
import org.osgi.util.promise.Promise;
import org.osgi.util.promise.PromiseFactory;

/** A session as one consumer bundle holds it. */
final class ConsumerSession implements MapiSession {
  private final LiveSession session;
  private final Consumer consumer;
  private final PromiseFactory promises;
  private final Duration deadline;

  /**
   * The session of one bundle.
   *
   * @param promises makes the bundle's promises
   * @param deadline of work that is submitted without one
   */
  ConsumerSession(
      LiveSession session, Consumer consumer, PromiseFactory promises, Duration deadline) {
    this.session = session;
    this.consumer = consumer;
    this.promises = promises;
    this.deadline = deadline;
  }

  @Override
  public String name() {
    return session.name();
  }

  @Override
  public <T> Promise<T> submit(MapiTask<T> task) {
    return submit(task, deadline);
  }

  @Override
  public <T> Promise<T> submit(MapiTask<T> task, Duration within) {
    return queue(task, within).promise();
  }

  private <T> UnitOfWork<T> queue(MapiTask<T> task, Duration within) {
    return session.queue(task, within, consumer, promises.deferred());
  }

  @Override
  public <T> T call(MapiTask<T> task, Duration within)
      throws InterruptedException, ExecutionException {
    session.requireOtherThread();
    UnitOfWork<T> work = queue(task, within);
    // This ends even if the lane hangs: the alarm of the deadline resolves the promise.
    work.await();
    try {
      return work.promise().getValue();
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof RuntimeException unchecked) {
        throw unchecked;
      }
      if (cause instanceof Error error) {
        throw error;
      }
      throw new ExecutionException(cause);
    }
  }
}
