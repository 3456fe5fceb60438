// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a state machine stands, why and since when, as of one moment: who reads it from another
 * thread never sees the reason of one state with the name of the next.
 *
 * @param state the state
 * @param reason why it is in it; empty where there is nothing to say
 * @param since when it was entered
 * @param retryAt when the next try is due, where there is one
 */
public record Phase<S extends Enum<S>>(
    S state, String reason, Instant since, Optional<Instant> retryAt) {
  /** A state that is entered now. */
  public static <S extends Enum<S>> Phase<S> now(S state, String reason) {
    return new Phase<>(state, reason, Instant.now(), Optional.empty());
  }

  /** The same, to be left by another try when the time has passed. */
  public Phase<S> retryAfter(Duration wait) {
    return new Phase<>(state, reason, since, Optional.of(since.plus(wait)));
  }
}
