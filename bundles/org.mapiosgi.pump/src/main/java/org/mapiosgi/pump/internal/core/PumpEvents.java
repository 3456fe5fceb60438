// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPhase;

/**
 * Where a pump reports what happens. Any thread; no method throws. Each method does nothing unless
 * an implementation says otherwise.
 */
public interface PumpEvents extends AutoCloseable {
  /** Shorter items are not reported. The JDK uses the same limit for its own frequent events. */
  long LONG_NANOS = 20_000_000;

  /** Reports nothing. */
  PumpEvents NONE = new PumpEvents() {};

  /** Whether anybody records. Costs one look at a field before the first recording. */
  default boolean isOn() {
    return false;
  }

  /**
   * The pump was long at something.
   *
   * @param task the task that ran; null for a message
   * @param nanos how long
   * @param items for how many tasks this is the time; this task was the last of them
   */
  default void ran(
      PumpContext pump, PumpPhase phase, @Nullable Runnable task, long nanos, int items) {}

  /** Many tasks wait. */
  default void depth(PumpContext pump, long queued) {}

  /** A pump's thread is about to start. */
  default void started(PumpContext pump) {}

  /** The pump's thread has done its last step. */
  default void ended(PumpContext pump) {}

  /** Ends the reports. */
  @Override
  default void close() {}
}
