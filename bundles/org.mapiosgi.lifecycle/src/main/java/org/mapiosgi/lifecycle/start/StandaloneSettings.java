// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.start;

import java.time.Duration;
import java.util.Objects;

/**
 * Holds the settings of a {@link StandaloneMapi}. Immutable: each change gives other settings.
 *
 * <p>The defaults are those of the configurations {@code org.mapiosgi.subsystem} and {@code
 * org.mapiosgi.session}. Keys without a method here have their defaults.
 */
public final class StandaloneSettings {
  private static final StandaloneSettings DEFAULTS =
      new StandaloneSettings(
          "standalone",
          2,
          Duration.ofMinutes(1),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofSeconds(5));

  private final String consumer;
  private final int lanes;
  private final Duration deadline;
  private final Duration leastRetry;
  private final Duration mostRetry;
  private final Duration stopTimeout;

  private StandaloneSettings(
      String consumer,
      int lanes,
      Duration deadline,
      Duration leastRetry,
      Duration mostRetry,
      Duration stopTimeout) {
    this.consumer = Objects.requireNonNull(consumer, "consumer");
    this.lanes = lanes;
    this.deadline = Objects.requireNonNull(deadline, "deadline");
    this.leastRetry = Objects.requireNonNull(leastRetry, "least");
    this.mostRetry = Objects.requireNonNull(mostRetry, "most");
    this.stopTimeout = Objects.requireNonNull(stopTimeout, "stop timeout");
  }

  /** The defaults. */
  public static StandaloneSettings defaults() {
    return DEFAULTS;
  }

  /** The same with another name for the user of the sessions, in place of a bundle's name. */
  public StandaloneSettings consumer(String name) {
    return new StandaloneSettings(name, lanes, deadline, leastRetry, mostRetry, stopTimeout);
  }

  /** The same with so many lanes, 1 to 64. */
  public StandaloneSettings lanes(int count) {
    return new StandaloneSettings(consumer, count, deadline, leastRetry, mostRetry, stopTimeout);
  }

  /** The same with another deadline for units of work that are submitted without one. */
  public StandaloneSettings deadline(Duration time) {
    return new StandaloneSettings(consumer, lanes, time, leastRetry, mostRetry, stopTimeout);
  }

  /** The same with other waits between tries to initialise MAPI and to log on. */
  public StandaloneSettings retry(Duration least, Duration most) {
    return new StandaloneSettings(consumer, lanes, deadline, least, most, stopTimeout);
  }

  /** The same with another time in which everything must be logged off and released. */
  public StandaloneSettings stopTimeout(Duration time) {
    return new StandaloneSettings(consumer, lanes, deadline, leastRetry, mostRetry, time);
  }

  /** The name of the user of the sessions, for reports. */
  public String consumer() {
    return consumer;
  }

  /** How many lanes there are. */
  public int lanes() {
    return lanes;
  }

  /** The deadline of units of work that are submitted without one. */
  public Duration deadline() {
    return deadline;
  }

  /** The wait before the second try. It doubles with each further failure. */
  public Duration leastRetry() {
    return leastRetry;
  }

  /** The longest wait between two tries. */
  public Duration mostRetry() {
    return mostRetry;
  }

  /** The time in which everything must be logged off and released. */
  public Duration stopTimeout() {
    return stopTimeout;
  }
}
