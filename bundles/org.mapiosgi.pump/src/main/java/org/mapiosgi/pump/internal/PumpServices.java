// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import org.osgi.util.promise.PromiseFactory;

/**
 * Threads that are no pump's and serve all pumps.
 *
 * @param promises promises whose callbacks run on them
 * @param deadlines tells that time is over
 * @param watchdog tells of pumps that hang
 */
record PumpServices(PromiseFactory promises, Deadlines deadlines, Watchdog watchdog) {
  static PumpServices create() {
    return new PumpServices(
        new Callbacks().promises(),
        new Deadlines(),
        new Watchdog(HangReport::log, Watchdog.LOOK_NANOS));
  }
}
