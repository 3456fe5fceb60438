// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** ScheduledThreadPoolExecutor with one thread. */
public final class JdkSubject extends ExecutorSubject {
  /**
   * Starts one.
   *
   * @param removes whether a cancelled timer leaves the queue at once, as the pump's do; the JDK's
   *     default is not
   */
  public JdkSubject(boolean removes) {
    super(executor(removes));
  }

  private static ScheduledThreadPoolExecutor executor(boolean removes) {
    ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
    executor.setRemoveOnCancelPolicy(removes);
    return executor;
  }
}
