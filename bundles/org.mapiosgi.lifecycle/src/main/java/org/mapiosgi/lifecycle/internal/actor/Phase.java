// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mapiosgi.api.status.Reason;

/**
 * Holds the state of a state machine with its reason and its begin, as of one moment. A reader on
 * another thread never sees the reason of one state with the name of the next.
 *
 * @param state the state
 * @param reason the cause of the state; empty if the state needs no explanation
 * @param since the time at which the state was entered
 */
public record Phase<S extends Enum<S>>(S state, Optional<Reason> reason, Instant since) {
  /** Enters a state now, without a reason. */
  public static <S extends Enum<S>> Phase<S> now(S state) {
    return new Phase<>(state, Optional.empty(), Instant.now());
  }

  /** Enters a state now. */
  public static <S extends Enum<S>> Phase<S> now(S state, Reason reason) {
    return new Phase<>(state, Optional.of(reason), Instant.now());
  }

  /** Returns the same phase with the time of the next try in its reason. */
  public Phase<S> retryAfter(Duration wait) {
    Instant at = since.plus(wait);
    return new Phase<>(state, reason.map(why -> why.toBuilder().retryAt(at).build()), since);
  }
}
