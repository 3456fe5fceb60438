// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs failures that no future carries: one with its stack trace a second, the others by their
 * number, so that a flood of them does not become a flood of log lines.
 */
public final class FailureLog {
  private static final long INTERVAL_NANOS = 1_000_000_000L;

  private final Logger logger;
  private final String pump;
  private final PumpClock clock;
  private boolean logged;
  private long last;
  private long withheld;

  public FailureLog(String pump, PumpClock clock) {
    this(pump, clock, LoggerFactory.getLogger(FailureLog.class));
  }

  FailureLog(String pump, PumpClock clock, Logger logger) {
    this.logger = logger;
    this.pump = pump;
    this.clock = clock;
  }

  /**
   * Never throws.
   *
   * @param what the subject of "... failed"
   */
  public synchronized void report(String what, Throwable thrown) {
    long now = clock.now();
    if (logged && now - last < INTERVAL_NANOS) {
      withheld++;
      return;
    }
    logged = true;
    last = now;
    try {
      logger.error("pump '{}': {} failed; the pump goes on{}", pump, what, withheld(), thrown);
      // Reset after the call: if the appender throws, the next line still gives the count.
      withheld = 0;
    } catch (Throwable e) {
      // An appender that throws, or no memory: the pump must not die of a log line.
      withheld++;
    }
  }

  /** At the end of the pump: logs the number of failures that have no line of their own. */
  public synchronized void flush() {
    if (withheld > 0) {
      logger.error("pump '{}' ends{}", pump, withheld());
      withheld = 0;
    }
  }

  private String withheld() {
    return withheld == 0 ? "" : " (" + withheld + " more failures since the last one logged)";
  }
}
