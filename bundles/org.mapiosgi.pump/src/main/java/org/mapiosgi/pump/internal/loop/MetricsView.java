// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import java.util.Map;
import org.mapiosgi.api.pump.PumpMetrics;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.measure.Counters;
import org.mapiosgi.pump.internal.measure.Timings;

/** The values of a pump's metrics. */
record MetricsView(
    Distribution waited,
    Map<PumpPriority, Distribution> waitedByPriority,
    Distribution ran,
    Distribution late,
    Distribution dispatched,
    long waits,
    long spurious,
    long rejected,
    int mostQueued)
    implements PumpMetrics {
  /** Any thread: gives the values that the pump measured and counted so far. */
  static MetricsView of(PumpContext pump) {
    Timings timings = pump.timings();
    Counters counters = pump.counters();
    return new MetricsView(
        timings.waited(),
        timings.waitedByPriority(),
        timings.ran().read(),
        timings.late().read(),
        timings.dispatched().read(),
        counters.waits(),
        counters.spurious(),
        counters.rejections(),
        counters.mostQueued());
  }
}
