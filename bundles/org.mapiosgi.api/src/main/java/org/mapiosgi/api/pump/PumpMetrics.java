// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.time.Duration;
import java.util.Map;

/**
 * How a pump performed since its start. Taken without blocking it. A pump whose configuration turns
 * {@code metrics} off counts but does not measure: its distributions are empty.
 *
 * @param waited how long tasks were queued; of every wake of a sleeping pump, and of one in some
 *     dozens of other tasks
 * @param lanes the same for each lane; where a timer's turn or another request woke the pump it is
 *     in none
 * @param ran how long tasks and timers ran; tasks below a microsecond at the mean of a few
 * @param late how long after their time timers began
 * @param dispatched how long messages took
 * @param waits times the pump waited
 * @param spurious waits that ended, before their time, with nothing to do
 * @param rejected tasks and timers that were refused
 * @param mostQueued the most tasks seen waiting at the begin of a pass
 */
public record PumpMetrics(
    Distribution waited,
    Map<PumpLane, Distribution> lanes,
    Distribution ran,
    Distribution late,
    Distribution dispatched,
    long waits,
    long spurious,
    long rejected,
    int mostQueued) {
  /** Takes them as they are. */
  public PumpMetrics {
    lanes = Map.copyOf(lanes);
  }

  /**
   * Measured durations. Percentiles are within 7 % above the true ones; the maximum is exact.
   *
   * @param count how many
   * @param p50 half were not longer
   * @param p99 99 % were not longer
   * @param max the longest
   */
  public record Distribution(long count, Duration p50, Duration p99, Duration max) {}
}
