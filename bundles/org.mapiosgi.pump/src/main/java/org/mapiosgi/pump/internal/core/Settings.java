// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import org.mapiosgi.pump.internal.queue.Capacity;

/**
 * How a pump divides its time, and when it complains.
 *
 * @param tasks the most tasks in one turn, and the most timers
 * @param messages the most messages in one turn
 * @param turnNanos the longest turn of tasks, of timers and of messages; the item that is running
 *     at its end is finished
 * @param capacity how many tasks may wait; 0: any number
 * @param overflow what happens to one more
 * @param alarmDepth how many waiting tasks raise the alarm; 0: never
 * @param metrics whether durations are measured; the counters always count
 * @param hang how long one item may take
 */
public record Settings(
    int tasks,
    int messages,
    long turnNanos,
    int capacity,
    Capacity.Overflow overflow,
    int alarmDepth,
    boolean metrics,
    HangLimits hang) {
  public static final Settings DEFAULT =
      new Settings(
          256, 64, 8_000_000, 0, Capacity.Overflow.REJECT, 10_000, true, HangLimits.DEFAULT);
}
