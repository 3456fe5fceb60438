// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

/**
 * When a pump counts as hanging: how long one task, timer or message may take.
 *
 * @param warnNanos it is slow; 0 turns the watch off
 * @param stackNanos its stack is taken, and again after twice and three times as long
 * @param stuckNanos it is stuck
 */
record HangLimits(long warnNanos, long stackNanos, long stuckNanos) {
  static final HangLimits DEFAULT = new HangLimits(2_000_000_000L, 5_000_000_000L, 60_000_000_000L);

  /** For a step that may last as long as it likes. */
  static final HangLimits NEVER =
      new HangLimits(Long.MAX_VALUE, Long.MAX_VALUE / 4, Long.MAX_VALUE);

  boolean isOn() {
    return warnNanos > 0;
  }
}
