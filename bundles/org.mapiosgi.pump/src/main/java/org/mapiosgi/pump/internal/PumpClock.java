// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.function.LongSupplier;

/**
 * Pump time: nanoseconds since the pump was made, never negative, so that two times compare as
 * plain numbers and {@link Long#MAX_VALUE} is later than all.
 */
final class PumpClock {
  private final LongSupplier nanoTime;
  private final long epoch;

  /**
   * A clock that starts now.
   *
   * @param nanoTime as {@link System#nanoTime}: monotonic, from any origin
   */
  PumpClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.epoch = nanoTime.getAsLong();
  }

  long now() {
    return nanoTime.getAsLong() - epoch;
  }

  /** A time from now on; the end of time where the sum is beyond it. */
  long after(long nanos) {
    return sum(now(), Math.max(0, nanos));
  }

  /** The sum of a time and a duration of 0 or more; the end of time where it is beyond it. */
  static long sum(long time, long nanos) {
    long sum = time + nanos;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
