// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Computes the wait before the next try. It doubles from the least to the most, with a jitter of a
 * quarter, so that many processes do not call one server at the same moment.
 */
public record Backoff(Duration least, Duration most) {
  private static final double JITTER = 0.25;
  private static final int MAX_SHIFT = 30;

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException with the property and the expected value
   */
  public Backoff {
    if (least.isNegative() || least.isZero() || most.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "retry.min.seconds is "
              + least.toSeconds()
              + " and retry.max.seconds is "
              + most.toSeconds()
              + ", but the first must be at least 1 and not above the second");
    }
  }

  /**
   * The wait after a failure.
   *
   * @param failures how many there were in a row, at least 1
   */
  public Duration after(int failures, RandomGenerator random) {
    long doubled = least.toMillis() << Math.min(failures - 1, MAX_SHIFT);
    // A shift that overflowed is far beyond the cap as well.
    long capped = doubled <= 0 ? most.toMillis() : Math.min(doubled, most.toMillis());
    return Duration.ofMillis((long) (capped * (1 - JITTER * random.nextDouble())));
  }
}
