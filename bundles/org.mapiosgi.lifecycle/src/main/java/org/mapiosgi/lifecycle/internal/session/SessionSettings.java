// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.time.Duration;

/**
 * What a session's configuration says, checked.
 *
 * @param refusedRetry the wait before a refused logon is tried again; zero: never
 */
public record SessionSettings(
    String name,
    String profile,
    Duration deadline,
    Duration logonTimeout,
    Backoff backoff,
    Duration refusedRetry) {

  /** The longest profile name of MAPI (cchProfileNameMax). */
  private static final int PROFILE_MAX = 64;

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException naming the property and what it must be
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
    positive(name, "deadline.seconds", deadline);
    positive(name, "logon.timeout.seconds", logonTimeout);
    if (refusedRetry.isNegative()) {
      throw new IllegalArgumentException(
          "retry.refused.seconds of session '"
              + name
              + "' is "
              + refusedRetry.toSeconds()
              + ", but must be at least 0");
    }
  }

  private static void positive(String name, String property, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(
          property
              + " of session '"
              + name
              + "' is "
              + value.toSeconds()
              + ", but must be at least 1");
    }
  }
}
