// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Pump time: nanoseconds since the pump was made, never negative, so that two times compare as
 * plain numbers and {@link Long#MAX_VALUE} is later than all.
 */
public final class PumpClock {
  /** Waits leave out the time a machine sleeps; a timer's wait is looked at again after this. */
  public static final long LONGEST_WAIT = 60_000_000_000L;

  private final LongSupplier nanoTime;
  private final long epoch;

  /**
   * A clock that starts now.
   *
   * @param nanoTime as {@link System#nanoTime}: monotonic, from any origin
   */
  public PumpClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.epoch = nanoTime.getAsLong();
  }

  public long now() {
    return nanoTime.getAsLong() - epoch;
  }

  /** A time from now on; the end of time where the sum is beyond it. */
  public long after(long nanos) {
    return sum(now(), Math.max(0, nanos));
  }

  /** A duration in nanoseconds; the longest that there is where it has more. */
  public static long nanos(Duration duration) {
    try {
      return duration.toNanos();
    } catch (ArithmeticException e) {
      return Long.MAX_VALUE;
    }
  }

  /** The sum of a time and a duration of 0 or more; the end of time where it is beyond it. */
  public static long sum(long time, long nanos) {
    long sum = time + nanos;
    return sum < 0 ? Long.MAX_VALUE : sum;
  }
}
