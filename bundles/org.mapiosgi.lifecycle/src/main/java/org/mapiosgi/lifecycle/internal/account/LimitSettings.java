// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mapiosgi.model.session.Counted;

/**
 * Holds the limits of the things that are counted.
 *
 * @param most by kind; 0: any number; a kind that is missing gets its usual limit
 * @param queued units of work that wait in one session; 0: any number
 * @param queuedOfBundle units of work of one bundle that wait, in all sessions; 0: any number
 * @param lanesOfBundle lanes that a bundle may occupy once one of them is stuck; 0: any number
 */
public record LimitSettings(
    Map<Counted, Integer> most, int queued, int queuedOfBundle, int lanesOfBundle) {
  private static final int QUEUED = 1_000;
  private static final int QUEUED_OF_BUNDLE = 500;

  /** Limits of open objects; the other limits are those of {@link #USUAL}. */
  public LimitSettings(Map<Counted, Integer> most) {
    this(most, QUEUED, QUEUED_OF_BUNDLE, 0);
  }

  /** The usual limits, except that a bundle may occupy any number of lanes. */
  public static final LimitSettings USUAL = new LimitSettings(Map.of());

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException for a limit below zero, by its name in the configuration
   */
  public LimitSettings {
    most = complete(most);
    atLeastZero("limit.queued", queued);
    atLeastZero("limit.queued.bundle", queuedOfBundle);
    atLeastZero("limit.lanes.bundle", lanesOfBundle);
    most.forEach((kind, limit) -> atLeastZero(property(kind), limit));
  }

  /**
   * The usual limits.
   *
   * @param lanesMax the most lanes of the subsystem
   */
  public static LimitSettings usual(int lanesMax) {
    return new LimitSettings(Map.of(), QUEUED, QUEUED_OF_BUNDLE, usualLanesOfBundle(lanesMax));
  }

  /**
   * The usual most lanes of a bundle: all but one, so that other bundles can work.
   *
   * @param lanesMax the most lanes of the subsystem
   */
  public static int usualLanesOfBundle(int lanesMax) {
    return Math.max(1, lanesMax - 1);
  }

  private static Map<Counted, Integer> complete(Map<Counted, Integer> known) {
    return Arrays.stream(Counted.values())
        .collect(
            Collectors.toUnmodifiableMap(
                Function.identity(), kind -> known.getOrDefault(kind, kind.most())));
  }

  private static void atLeastZero(String property, int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException(property + " is " + limit + ", but must be at least 0");
    }
  }

  /** The name of a limit in the configuration. */
  public static String property(Counted kind) {
    return switch (kind) {
      case STORE -> "limit.stores";
      case SESSION -> "limit.sessions";
      case MESSAGE -> "limit.messages";
      case FOLDER -> "limit.folders";
      case ATTACHMENT -> "limit.attachments";
      case TABLE -> "limit.tables";
      case STREAM -> "limit.streams";
    };
  }

  int of(Counted kind) {
    return Objects.requireNonNull(most.get(kind), kind::words);
  }
}
