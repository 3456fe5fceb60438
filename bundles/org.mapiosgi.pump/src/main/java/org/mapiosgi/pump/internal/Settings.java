// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

/**
 * How a pump divides its time.
 *
 * @param tasks the most tasks in one turn, and the most timers
 * @param messages the most messages in one turn
 * @param turnNanos the longest turn of tasks, of timers and of messages; the item that is running
 *     at its end is finished
 */
record Settings(int tasks, int messages, long turnNanos) {
  static final Settings DEFAULT = new Settings(256, 64, 8_000_000);
}
