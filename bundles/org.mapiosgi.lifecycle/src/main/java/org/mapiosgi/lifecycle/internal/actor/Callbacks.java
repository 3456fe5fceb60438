// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.util.promise.PromiseFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Provides the threads that run the callbacks of consumers' promises. The callbacks never run on
 * the caller's thread, on a step's thread or on MAPI's. A callback may block. It holds up the other
 * callbacks on these threads, but no step of the product.
 *
 * <p>The threads are daemons and end if they are idle, so there is nothing to close.
 */
public final class Callbacks {
  private static final Logger LOG = LoggerFactory.getLogger(Callbacks.class);
  private static final int THREADS = 4;
  private static final int IDLE_SECONDS = 10;

  private final PromiseFactory promises;

  /**
   * Prepares the threads for their users. No thread starts before it is needed.
   *
   * @param whose the end of the threads' names
   * @param timer for the timeouts and delays of the promises
   */
  public Callbacks(String whose, ScheduledExecutorService timer) {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> thread(work, "mapi-callbacks-" + number.incrementAndGet() + "-" + whose));
    executor.allowCoreThreadTimeOut(true);
    promises = new PromiseFactory(executor, timer, PromiseFactory.Option.CALLBACKS_EXECUTOR_THREAD);
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(Callbacks.class.getClassLoader());
    thread.setUncaughtExceptionHandler(
        (failed, e) -> LOG.error("a promise's callback failed on {}", failed.getName(), e));
    return thread;
  }

  /** Makes promises for consumers. */
  public PromiseFactory promises() {
    return promises;
  }
}
