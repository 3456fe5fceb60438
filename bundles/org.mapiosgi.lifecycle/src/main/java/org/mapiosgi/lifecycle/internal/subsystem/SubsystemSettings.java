// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.actor.Backoff;

/**
 * Holds the subsystem's checked configuration.
 *
 * @param lanesMax the most lanes, including stuck ones
 * @param stuckGrace how long a step may run past its limit before its lane is given up
 * @param dialogs how long a thread is busy before the product looks for dialogs; zero: never
 */
public record SubsystemSettings(
    ServiceMode mode,
    int lanes,
    int lanesMax,
    Duration stuckGrace,
    Duration stopTimeout,
    Backoff backoff,
    Duration dialogs,
    LimitSettings limits) {
  private static final int MOST_LANES = 64;

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException with the property and the expected value
   */
  public SubsystemSettings {
    if (lanes < 1 || lanes > MOST_LANES) {
      throw new IllegalArgumentException("lanes is " + lanes + ", but must be 1 to " + MOST_LANES);
    }
    if (lanesMax < lanes || lanesMax > 2 * MOST_LANES) {
      throw new IllegalArgumentException(
          "lanes.max is "
              + lanesMax
              + ", but must be 0, or from lanes ("
              + lanes
              + ") to "
              + 2 * MOST_LANES);
    }
    if (stuckGrace.isNegative()) {
      throw new IllegalArgumentException(
          "stuck.grace.seconds is " + stuckGrace.toSeconds() + ", but must be at least 0");
    }
    if (dialogs.isNegative()) {
      throw new IllegalArgumentException(
          "dialog.seconds is " + dialogs.toSeconds() + ", but must be at least 0");
    }
    if (stopTimeout.isNegative() || stopTimeout.isZero()) {
      throw new IllegalArgumentException(
          "stop.timeout.seconds is " + stopTimeout.toSeconds() + ", but must be at least 1");
    }
  }
}
