// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.osgi.util.promise.PromiseFactory;

/**
 * The threads on which callbacks of promises run, shared by all pumps: never a pump's.
 *
 * <p>The threads are daemons and end when they are idle, so there is nothing to close; a promise
 * that resolves while its pump's bundle stops still reaches its callbacks.
 */
public final class Callbacks {
  private static final int THREADS = 8;
  private static final int IDLE_SECONDS = 10;

  private final PromiseFactory promises;

  public Callbacks() {
    this.promises =
        new PromiseFactory(executor(), null, PromiseFactory.Option.CALLBACKS_EXECUTOR_THREAD);
  }

  private static Executor executor() {
    AtomicInteger number = new AtomicInteger();
    ThreadPoolExecutor executor =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "pump-callbacks-" + number.incrementAndGet());
              thread.setDaemon(true);
              thread.setContextClassLoader(Callbacks.class.getClassLoader());
              return thread;
            });
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  public PromiseFactory promises() {
    return promises;
  }
}
