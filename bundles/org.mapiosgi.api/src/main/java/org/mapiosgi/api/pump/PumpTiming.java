// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says when a timer of a pump runs. No timer runs early. Immutable. */
public final class PumpTiming {
  /** Says what follows a run. New kinds can be added. */
  public enum Repeat {
    /** Nothing. */
    ONCE,
    /**
     * Another run, one period after the end of the last, as {@link
     * MessagePump#scheduleWithFixedDelay}.
     */
    FIXED_DELAY,
    /**
     * Another run, one period after the time of the last. If a busy pump missed runs, they follow
     * at once, one after the other, so that none is lost, as with {@link
     * MessagePump#scheduleAtFixedRate}.
     */
    FIXED_RATE,
    /**
     * Another run, one period after the time of the last. If a busy pump missed runs, they are left
     * out: the next run is at the next multiple of the period.
     */
    FIXED_RATE_SKIPPING
  }

  private final Duration delay;
  private final Duration period;
  private final Repeat repeat;
  private final Duration leeway;

  private PumpTiming(Duration delay, Duration period, Repeat repeat, Duration leeway) {
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
    this.delay = delay;
    this.period = period;
    this.repeat = repeat;
    this.leeway = leeway;
  }

  /**
   * One run.
   *
   * @param delay from now; 0 or above
   */
  public static PumpTiming once(Duration delay) {
    return new PumpTiming(delay, Duration.ZERO, Repeat.ONCE, Duration.ZERO);
  }

  /**
   * Makes a run each period, the first after one period.
   *
   * @param period above 0; without a meaning for {@link Repeat#ONCE}
   * @param repeat where each period begins
   */
  public static PumpTiming every(Duration period, Repeat repeat) {
    return new PumpTiming(period, period, repeat, Duration.ZERO);
  }

  /**
   * Returns the same timing with another time of the first run.
   *
   * @param first from now; 0 or above
   */
  public PumpTiming withDelay(Duration first) {
    return new PumpTiming(first, period, repeat, leeway);
  }

  /**
   * Returns the same timing with a leeway. The pump may begin a run later by at most this time, so
   * that it wakes up once for several timers. Timers of equal or greater leeway run together.
   *
   * @param most 0 or above
   */
  public PumpTiming withLeeway(Duration most) {
    return new PumpTiming(delay, period, repeat, most);
  }

  /** Returns the time until the first run, from now; 0: at once. */
  public Duration delay() {
    return delay;
  }

  /** Returns the time between runs. */
  public Duration period() {
    return period;
  }

  /** Returns the kind of repetition. */
  public Repeat repeat() {
    return repeat;
  }

  /** Returns how much later than necessary a run may begin. */
  public Duration leeway() {
    return leeway;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PumpTiming timing
        && delay.equals(timing.delay)
        && period.equals(timing.period)
        && repeat == timing.repeat
        && leeway.equals(timing.leeway);
  }

  @Override
  public int hashCode() {
    return Objects.hash(delay, period, repeat, leeway);
  }

  @Override
  public String toString() {
    return "PumpTiming[delay="
        + delay
        + ", period="
        + period
        + ", repeat="
        + repeat
        + ", leeway="
        + leeway
        + "]";
  }
}
