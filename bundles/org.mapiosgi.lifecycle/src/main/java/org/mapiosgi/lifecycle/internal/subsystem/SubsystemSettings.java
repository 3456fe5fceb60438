// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.time.Duration;
import java.util.Map;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.LimitSettings;
import org.mapiosgi.lifecycle.internal.actor.Backoff;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.configuration.ConfigurationCheck;

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

  /**
   * Checks a configuration.
   *
   * @param properties the configuration as SCR has it, in which numbers may be other text
   * @throws IllegalArgumentException with the property and the expected value
   */
  public static SubsystemSettings of(
      SubsystemComponent.Config config, Map<String, Object> properties) {
    ConfigurationCheck.types(SubsystemComponent.Config.class, properties);
    int lanes = config.lanes();
    int most = config.lanes_max() == 0 ? usualLanesMax(lanes) : config.lanes_max();
    return new SubsystemSettings(
        ServiceMode.of(config.mode()),
        lanes,
        most,
        Duration.ofSeconds(config.stuck_grace_seconds()),
        Duration.ofSeconds(config.stop_timeout_seconds()),
        new Backoff(
            Duration.ofSeconds(config.retry_min_seconds()),
            Duration.ofSeconds(config.retry_max_seconds())),
        Duration.ofSeconds(config.dialog_seconds()),
        new LimitSettings(
            Map.of(
                Counted.STORE, config.limit_stores(),
                Counted.SESSION, config.limit_sessions(),
                Counted.MESSAGE, config.limit_messages(),
                Counted.FOLDER, config.limit_folders(),
                Counted.ATTACHMENT, config.limit_attachments(),
                Counted.TABLE, config.limit_tables(),
                Counted.STREAM, config.limit_streams()),
            config.limit_queued(),
            config.limit_queued_bundle(),
            config.limit_lanes_bundle() == 0
                ? LimitSettings.usualLanesOfBundle(most)
                : config.limit_lanes_bundle()));
  }

  /** The usual most lanes: for each lane one that replaces it if it is stuck. */
  public static int usualLanesMax(int lanes) {
    return 2 * lanes;
  }
}
