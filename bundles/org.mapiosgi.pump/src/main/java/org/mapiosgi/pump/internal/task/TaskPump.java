// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.time.Duration;
import org.mapiosgi.api.pump.PumpTimeoutException.Progress;
import org.mapiosgi.pump.internal.measure.Counters;
import org.mapiosgi.pump.internal.measure.FailureLog;
import org.mapiosgi.pump.internal.measure.PumpClock;

/** The services of a pump that its tasks use. */
public interface TaskPump {
  /** The pump's name. */
  String name();

  /** Pump time. */
  PumpClock clock();

  /** The pump's counters. */
  Counters counters();

  /** Takes the failures that no future carries. */
  FailureLog failures();

  /** The pump's thread. */
  PumpThread thread();

  /** Whether the calling thread is the pump's. */
  boolean isPumpThread();

  /** Whether tasks note where they are submitted. */
  boolean notesSites();

  /**
   * Refuses a wait that would never end.
   *
   * @param what names the thing that the caller would wait for
   * @throws IllegalStateException on the pump's own thread
   */
  void refuseToWait(String what);

  /** Whether the pump is at this task right now, or at another inside of it. */
  boolean isRunning(Runnable task);

  /** The message for a caller whose task was not done in time. */
  String describeTimeout(Progress progress, Duration limit);
}
