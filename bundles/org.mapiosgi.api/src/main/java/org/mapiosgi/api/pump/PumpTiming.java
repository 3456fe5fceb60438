// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.time.Duration;
import java.util.Objects;

/**
 * When a timer of a pump runs. None runs early.
 *
 * @param delay until the first run, from now; 0: at once
 * @param period between runs, above 0; without a meaning for {@link Repeat#ONCE}
 * @param repeat what the period counts from
 * @param leeway how much later than necessary a run may begin, so that the pump wakes up once for
 *     several timers. At most as much is used; timers of equal or greater leeway meet
 */
public record PumpTiming(Duration delay, Duration period, Repeat repeat, Duration leeway) {
  /** What follows a run. */
  public enum Repeat {
    /** Nothing. */
    ONCE,
    /** Another one period after its end, as {@link MessagePump#scheduleWithFixedDelay}. */
    FIXED_DELAY,
    /**
     * Another one period after its time. Those that a busy pump missed follow at once, one after
     * the other, so that their number is right, as {@link MessagePump#scheduleAtFixedRate}.
     */
    FIXED_RATE,
    /** As {@link #FIXED_RATE}, but those that were missed are left out: the next is on the grid. */
    FIXED_RATE_SKIPPING
  }

  /** Checks. */
  public PumpTiming {
    Objects.requireNonNull(repeat, "repeat");
    if (delay.isNegative()) {
      throw new IllegalArgumentException("a delay must be 0 or above, not " + delay);
    }
    if (repeat != Repeat.ONCE && (period.isZero() || period.isNegative())) {
      throw new IllegalArgumentException("a period must be above 0, not " + period);
    }
    if (leeway.isNegative()) {
      throw new IllegalArgumentException("a leeway must be 0 or above, not " + leeway);
    }
  }

  /** One run. */
  public static PumpTiming once(Duration delay) {
    return new PumpTiming(delay, Duration.ZERO, Repeat.ONCE, Duration.ZERO);
  }

  /** A run each period, the first after one. */
  public static PumpTiming every(Duration period, Repeat repeat) {
    return new PumpTiming(period, period, repeat, Duration.ZERO);
  }

  /** The same with a leeway. */
  public PumpTiming withLeeway(Duration most) {
    return new PumpTiming(delay, period, repeat, most);
  }
}
