// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.time.Duration;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Describes how a pump performed since its start. The values never change afterwards, and taking
 * them does not block the pump.
 *
 * <p>If the pump's configuration turns {@code metrics} off, the pump counts but does not measure:
 * all distributions are empty.
 */
@ProviderType
public interface PumpMetrics {
  /**
   * Queue wait time. Measured for every task that wakes an idle pump; sampled for all other tasks.
   */
  Distribution waited();

  /**
   * Queue wait time for each priority. A wake for a timer or for another request is in {@link
   * #waited} only.
   */
  Map<PumpPriority, Distribution> waitedByPriority();

  /** Run time of tasks and timers. Several tasks below a microsecond count with their mean. */
  Distribution ran();

  /** Delay of timers: from the time a timer was due until it began. */
  Distribution late();

  /** Run time of messages. */
  Distribution dispatched();

  /** Returns how many times the pump waited. */
  long waits();

  /** Returns how many waits ended before their time with nothing to do. */
  long spurious();

  /** Returns how many tasks and timers the pump refused. */
  long rejected();

  /** Returns the most tasks that waited at the beginning of a pass. */
  int mostQueued();

  /** Measured durations. Percentiles are at most 7 % too high; the maximum is exact. */
  @ProviderType
  interface Distribution {
    /** How many durations were measured. */
    long count();

    /** Half of the durations were not longer. */
    Duration p50();

    /** 99 % of the durations were not longer. */
    Duration p99();

    /** Returns the longest duration. */
    Duration max();
  }
}
