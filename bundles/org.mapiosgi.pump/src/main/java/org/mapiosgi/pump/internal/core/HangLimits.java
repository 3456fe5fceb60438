// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

/**
 * When a pump counts as hanging: how long one task, timer or message may take.
 *
 * @param warnNanos it is slow; 0 turns the watch off
 * @param stackNanos its stack is taken, and again after twice and three times as long
 * @param stuckNanos it is stuck
 * @param submitSites whether each task notes where it was submitted, for the report
 */
public record HangLimits(long warnNanos, long stackNanos, long stuckNanos, boolean submitSites) {
  public static final HangLimits DEFAULT =
      new HangLimits(2_000_000_000L, 5_000_000_000L, 60_000_000_000L, false);

  /** For a step that may last as long as it likes. */
  public static final HangLimits NEVER =
      new HangLimits(Long.MAX_VALUE, Long.MAX_VALUE / 4, Long.MAX_VALUE, false);

  public boolean isOn() {
    return warnNanos > 0;
  }

  /** Whether a report would show a site. */
  public boolean wantSites() {
    return submitSites && isOn();
  }
}
