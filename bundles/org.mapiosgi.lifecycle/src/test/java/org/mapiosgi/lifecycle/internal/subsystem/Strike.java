// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;
import org.mapiosgi.api.error.HResult;

/**
 * What shall happen to a native call.
 *
 * @param call which, counted from 1 from the moment it is armed
 * @param onwards that one and all after it
 * @param code what it fails with; null where it does not fail
 * @param delay how long it takes, then it is done; null where it does not come back until disarmed
 */
record Strike(int call, boolean onwards, HResult code, Duration delay) {
  static Strike fail(int call, HResult code) {
    return new Strike(call, false, code, null);
  }

  static Strike failOnwards(int call, HResult code) {
    return new Strike(call, true, code, null);
  }

  static Strike hang(int call) {
    return new Strike(call, false, null, null);
  }

  static Strike delay(int call, Duration time) {
    return new Strike(call, false, null, time);
  }

  /** A strike that is armed. */
  interface Armed extends AutoCloseable {
    /** How many calls it has struck. */
    int hits();

    /** Disarms it and lets go who hangs. */
    @Override
    void close();
  }
}
