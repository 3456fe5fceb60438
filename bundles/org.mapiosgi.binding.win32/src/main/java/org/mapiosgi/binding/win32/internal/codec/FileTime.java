// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.time.Instant;

/** FILETIME: 100 ns since 1601-01-01 UTC. */
final class FileTime {
  private static final long EPOCH_SECONDS = Instant.parse("1601-01-01T00:00:00Z").getEpochSecond();
  private static final long PER_SECOND = 10_000_000;

  private FileTime() {}

  static Instant decode(long fileTime) {
    long seconds = Long.divideUnsigned(fileTime, PER_SECOND);
    return Instant.ofEpochSecond(seconds + EPOCH_SECONDS, (fileTime - seconds * PER_SECOND) * 100);
  }

  /**
   * Cuts off what is finer than 100 ns.
   *
   * @throws IllegalArgumentException where the time is before 1601 or after the year 30828
   */
  static long encode(Instant time) {
    long seconds = time.getEpochSecond() - EPOCH_SECONDS;
    if (seconds < 0 || seconds >= Long.MAX_VALUE / PER_SECOND) {
      throw new IllegalArgumentException(time + " is outside of what FILETIME can say");
    }
    return seconds * PER_SECOND + time.getNano() / 100;
  }
}
