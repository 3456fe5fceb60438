// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import java.time.Duration;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpStatus;

/** The values of a pump's status. */
record StatusView(
    String name,
    String thread,
    PumpPhase phase,
    Duration inPhase,
    int queued,
    int timers,
    long tasksRun,
    long tasksFailed,
    long messages,
    long wakes,
    long quitsIgnored,
    int depth)
    implements PumpStatus {}
