// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;
import org.mapiosgi.lifecycle.internal.actor.Backoff;

/**
 * Holds a session's checked configuration.
 *
 * @param refusedRetry the wait before a refused logon is tried again; zero: never
 * @param probe the time without work before the store is probed; zero: never
 * @param drain the longest time that the session stays logged on until its work is done and its
 *     mail is sent
 * @param readLimitMb the most megabytes of one property value that are read whole
 */
public record SessionSettings(
    String name,
    String profile,
    Duration deadline,
    Duration logonTimeout,
    Backoff backoff,
    Duration refusedRetry,
    Duration probe,
    Duration drain,
    int readLimitMb) {

  /** The longest profile name of MAPI (cchProfileNameMax). */
  private static final int PROFILE_MAX = 64;

  /** A value is one array of bytes, and a task may hold some of them at a time. */
  private static final int READ_LIMIT_MB_MAX = 1024;

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException with the property and the expected value
   */
  public SessionSettings {
    if (name.isBlank()) {
      throw new IllegalArgumentException("mapi.session is empty: give the session a name");
    }
    if (profile.isBlank() || profile.length() > PROFILE_MAX) {
      throw new IllegalArgumentException(
          "profile of session '"
              + name
              + "' is '"
              + profile
              + "', but must be the name of a MAPI profile, 1 to 64 characters");
    }
    atLeast(1, name, "deadline.seconds", deadline);
    atLeast(1, name, "logon.timeout.seconds", logonTimeout);
    atLeast(0, name, "retry.refused.seconds", refusedRetry);
    atLeast(0, name, "probe.seconds", probe);
    atLeast(0, name, "drain.seconds", drain);
    if (readLimitMb < 1 || readLimitMb > READ_LIMIT_MB_MAX) {
      throw new IllegalArgumentException(
          "read.limit.mb of session '"
              + name
              + "' is "
              + readLimitMb
              + ", but must be 1 to "
              + READ_LIMIT_MB_MAX);
    }
  }

  /** The most bytes of one property value that are read whole. */
  int readLimit() {
    return readLimitMb << 20;
  }

  private static void atLeast(int least, String name, String property, Duration value) {
    if (value.isNegative() || (least > 0 && value.isZero())) {
      throw new IllegalArgumentException(
          property
              + " of session '"
              + name
              + "' is "
              + value.toSeconds()
              + ", but must be at least "
              + least);
    }
  }
}
