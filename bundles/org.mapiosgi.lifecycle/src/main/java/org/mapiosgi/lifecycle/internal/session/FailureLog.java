// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.mapiosgi.api.error.MapiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the exceptions of tasks. A result of MAPI gets one line. Any other exception gets its stack
 * at times, for each kind, and one line otherwise. For one lane's thread.
 */
final class FailureLog {
  private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);
  private static final int KINDS = 64;
  private static final Duration AGAIN = Duration.ofMinutes(10);

  private final String session;
  private final Map<String, Long> shown =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
          return size() > KINDS;
        }
      };

  FailureLog(String session) {
    this.session = session;
  }

  /**
   * Logs a failure. The caller's promise has it, too, but the caller may ignore its promise.
   *
   * @param work the work that failed, in words
   */
  void log(String work, Throwable failure) {
    if (failure instanceof MapiException || !isDue(work + ' ' + failure.getClass().getName())) {
      LOG.info("session={} a unit of work of {} failed: {}", session, work, failure.toString());
    } else {
      LOG.warn("session={} a unit of work of {} failed", session, work, failure);
    }
  }

  /** Whether the stack of such a failure is to be shown now. */
  boolean isDue(String kind) {
    long now = System.nanoTime();
    Long last = shown.get(kind);
    if (last != null && now - last < AGAIN.toNanos()) {
      return false;
    }
    shown.put(kind, now);
    return true;
  }
}
