// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Optional;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.lifecycle.internal.actor.Phase;
import org.mapiosgi.lifecycle.internal.thread.Running;

/**
 * What is told of a session.
 *
 * @param attempt its logon or its try to log on; null where there is none
 * @param live its service; null where it is not up
 */
record SessionReport(
    SessionSettings settings,
    Phase<SessionState> phase,
    Attempt attempt,
    LiveSession live,
    Tally tally) {

  SessionStatus status() {
    return new SessionStatus(
        settings.name(),
        settings.profile(),
        phase.state(),
        reason(),
        phase.since(),
        phase.retryAt(),
        attempt == null ? "" : attempt.lane().name(),
        live == null ? "" : live.logon().identity().address(),
        tally.queued().get(),
        tally.done().sum(),
        tally.failed().sum(),
        tally.events().sum());
  }

  /** Where nothing went wrong there may still be something that takes long. */
  private String reason() {
    return phase.reason().isEmpty() && attempt != null
        ? attempt.lane().overdue().map(Running::text).orElse("")
        : phase.reason();
  }

  /** What the session keeps open itself, where it is up. */
  Optional<ObjectHolder> holder() {
    return live == null || attempt == null
        ? Optional.empty()
        : Optional.of(
            new ObjectHolder(
                settings.name(),
                attempt.lane().name(),
                "",
                live.logon().objects().byInterface(),
                0,
                false));
  }
}
