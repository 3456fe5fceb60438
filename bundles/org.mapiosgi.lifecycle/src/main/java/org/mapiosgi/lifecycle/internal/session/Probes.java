// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.mapiosgi.lifecycle.internal.actor.Alarm;

/**
 * Asks the store of an idle session for a sign of life, again and again. For the session's actor.
 */
final class Probes {
  private final Duration period;
  private final Alarm alarm;

  /**
   * Probes that have not begun.
   *
   * @param period zero: never
   * @param alarm the session's, which it does not need for anything else while it is up
   */
  Probes(Duration period, Alarm alarm) {
    this.period = period;
    this.alarm = alarm;
  }

  /**
   * Begins.
   *
   * @param goesOn whether the session is still up
   */
  void begin(LiveSession up, BooleanSupplier goesOn) {
    if (period.isZero()) {
      return;
    }
    Runnable probe = up.probeWhereIdle();
    alarm.set(
        period,
        () -> {
          if (goesOn.getAsBoolean()) {
            probe.run();
            begin(up, goesOn);
          }
        });
  }
}
