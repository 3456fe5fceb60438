// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import org.mapiosgi.pump.internal.task.Callbacks;
import org.mapiosgi.pump.internal.task.Deadlines;
import org.mapiosgi.pump.internal.watch.PumpMBeans;
import org.mapiosgi.pump.internal.watch.Recorder;
import org.mapiosgi.pump.internal.watch.Watchdog;

/**
 * The services that all pumps share; none of them runs on a pump's thread.
 *
 * @param callbacks give promises whose callbacks run on them
 * @param deadlines tells that time is over
 * @param watchdog tells of pumps that hang
 * @param events tells a flight recorder
 * @param beans shows pumps to tools
 */
public record PumpServices(
    Callbacks callbacks,
    Deadlines deadlines,
    Watchdog watchdog,
    Recorder events,
    PumpMBeans beans) {
  public static PumpServices create() {
    return create(Recorder.NONE, PumpMBeans.NONE);
  }

  public static PumpServices create(Recorder events, PumpMBeans beans) {
    Deadlines deadlines = new Deadlines();
    return new PumpServices(
        new Callbacks(deadlines),
        deadlines,
        new Watchdog(
            report -> {
              try {
                report.log();
              } finally {
                events.hang(report);
              }
            },
            Watchdog.LOOK_NANOS),
        events,
        beans);
  }
}
