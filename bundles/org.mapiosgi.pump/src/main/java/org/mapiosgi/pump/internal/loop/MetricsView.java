// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import java.util.Map;
import org.mapiosgi.api.pump.PumpMetrics;
import org.mapiosgi.api.pump.PumpPriority;

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
    implements PumpMetrics {}
