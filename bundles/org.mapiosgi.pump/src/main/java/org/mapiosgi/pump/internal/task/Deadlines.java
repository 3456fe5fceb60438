// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs a callback when a deadline has passed, on a thread that is no pump's. So a pump that is
 * stuck in a task does not delay the deadlines of its other tasks.
 *
 * <p>The thread is a daemon and ends when there is no deadline for a while.
 */
public final class Deadlines {
  private static final int IDLE_SECONDS = 10;

  private final ScheduledThreadPoolExecutor executor;

  public Deadlines() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "pump-deadlines");
              thread.setDaemon(true);
              thread.setContextClassLoader(Deadlines.class.getClassLoader());
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
  }

  public Future<?> after(long nanos, Runnable expiry) {
    return executor.schedule(expiry, nanos, TimeUnit.NANOSECONDS);
  }

  /** How many deadlines are to come. */
  public int pending() {
    return executor.getQueue().size();
  }
}
