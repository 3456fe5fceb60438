// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import org.osgi.util.promise.PromiseFactory;

/**
 * Threads that are no pump's and serve all pumps.
 *
 * @param promises promises whose callbacks run on them
 * @param deadlines tells that time is over
 * @param watchdog tells of pumps that hang
 * @param events tells a flight recorder
 * @param beans shows pumps to tools
 */
record PumpServices(
    PromiseFactory promises,
    Deadlines deadlines,
    Watchdog watchdog,
    PumpEvents events,
    PumpMBeans beans) {
  static PumpServices create() {
    return create(PumpEvents.NONE, PumpMBeans.NONE);
  }

  static PumpServices create(PumpEvents events, PumpMBeans beans) {
    return new PumpServices(
        new Callbacks().promises(),
        new Deadlines(),
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
