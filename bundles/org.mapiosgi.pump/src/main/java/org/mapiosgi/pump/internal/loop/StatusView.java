// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import java.time.Duration;
import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.api.pump.PumpStatus;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.measure.Counters;

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
    implements PumpStatus {
  /**
   * Any thread: the pump at this moment.
   *
   * @param depth of its nesting
   */
  static StatusView of(PumpContext pump, int depth) {
    Activity.Step step = pump.activity().read();
    Counters counters = pump.counters();
    return new StatusView(
        pump.name(),
        pump.tasks().thread().getName(),
        step.phase(),
        Duration.ofNanos(Math.max(0, pump.clock().now() - step.since())),
        pump.intake().queued(),
        pump.timers().pending(step.task()),
        counters.tasksRun(),
        counters.tasksFailed(),
        counters.messages(),
        counters.wakes(),
        counters.quitsIgnored(),
        depth);
  }
}
