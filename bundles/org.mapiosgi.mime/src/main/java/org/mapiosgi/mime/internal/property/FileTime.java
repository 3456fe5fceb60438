// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.property;

import java.time.Instant;
import java.util.Optional;

/** The values of PT_SYSTIME: ticks of 100 nanoseconds since 1601, in UTC. */
public final class FileTime {
  private static final Instant FIRST = Instant.parse("1601-01-01T00:00:00Z");
  private static final long TICKS_OF_A_SECOND = 10_000_000;
  private static final int NANOS_OF_A_TICK = 100;

  private FileTime() {}

  /** The time of a number of ticks; empty if the number is negative. */
  public static Optional<Object> time(long ticks) {
    return ticks < 0
        ? Optional.empty()
        : Optional.of(
            FIRST
                .plusSeconds(ticks / TICKS_OF_A_SECOND)
                .plusNanos(ticks % TICKS_OF_A_SECOND * NANOS_OF_A_TICK));
  }

  /** Says whether PT_SYSTIME can hold a time. */
  public static boolean holds(Instant time) {
    return exactTicks(time) >= 0;
  }

  /**
   * The ticks of a time.
   *
   * @throws IllegalArgumentException if PT_SYSTIME cannot hold the time
   */
  public static long ticks(Instant time) {
    long ticks = exactTicks(time);
    if (ticks < 0) {
      throw new IllegalArgumentException(time + " is outside of PT_SYSTIME");
    }
    return ticks;
  }

  private static long exactTicks(Instant time) {
    try {
      return Math.addExact(
          Math.multiplyExact(
              Math.subtractExact(time.getEpochSecond(), FIRST.getEpochSecond()), TICKS_OF_A_SECOND),
          time.getNano() / NANOS_OF_A_TICK);
    } catch (ArithmeticException e) {
      return -1;
    }
  }
}
