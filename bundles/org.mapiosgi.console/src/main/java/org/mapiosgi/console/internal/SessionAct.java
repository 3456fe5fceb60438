// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.console.internal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.mapiosgi.api.status.MapiOperations;

/** The acts on a session, as the command {@code mapi:session} has them. */
enum SessionAct {
  TRY,
  DOWN,
  UP,
  DROP;

  /** Finds the act that a request names. */
  static Optional<SessionAct> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }

  /** The word that requests name it by. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Acts, and says what happens now.
   *
   * @throws IllegalArgumentException if there is no such session
   */
  String on(String session, MapiOperations operations) {
    return switch (this) {
      case TRY -> operations.tryNow(session) ? "It is tried now." : "It does not wait for a try.";
      case DOWN -> {
        operations.takeDown(session);
        yield "It goes down and stays down.";
      }
      case UP -> {
        operations.takeUp(session);
        yield "It logs on as soon as MAPI is ready.";
      }
      case DROP -> "Units of work that were dropped: " + operations.dropQueued(session);
    };
  }
}
