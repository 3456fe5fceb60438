// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.session.Backoff;

/** What the subsystem's configuration says, checked. */
record SubsystemSettings(ServiceMode mode, int lanes, Duration stopTimeout, Backoff backoff) {
  private static final int MOST_LANES = 64;

  SubsystemSettings {
    if (lanes < 1 || lanes > MOST_LANES) {
      throw new IllegalArgumentException("lanes is " + lanes + ", but must be 1 to " + MOST_LANES);
    }
    if (stopTimeout.isNegative() || stopTimeout.isZero()) {
      throw new IllegalArgumentException(
          "stop.timeout.seconds is " + stopTimeout.toSeconds() + ", but must be at least 1");
    }
  }
}
