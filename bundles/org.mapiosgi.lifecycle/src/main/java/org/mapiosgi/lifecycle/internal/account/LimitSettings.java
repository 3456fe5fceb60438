// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.Map;
import org.mapiosgi.model.session.Counted;

/**
 * How many there may be of what is counted.
 *
 * @param most by kind; 0: any number; what is missing has its usual limit
 */
public record LimitSettings(Map<Counted, Integer> most) {
  /** The usual limits. */
  public static final LimitSettings USUAL = new LimitSettings(Map.of());

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException for a limit below zero, by its name in the configuration
   */
  public LimitSettings {
    most = Map.copyOf(most);
    most.forEach(
        (kind, limit) -> {
          if (limit < 0) {
            throw new IllegalArgumentException(
                property(kind) + " is " + limit + ", but must be at least 0");
          }
        });
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
    return most.getOrDefault(kind, kind.most());
  }
}
