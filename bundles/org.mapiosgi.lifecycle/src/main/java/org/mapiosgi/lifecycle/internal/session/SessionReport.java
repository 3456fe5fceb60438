// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Optional;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.api.status.Reason;
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
    SessionStatus.Builder status =
        SessionStatus.of(settings.name(), settings.profile(), phase.state(), phase.since())
            .lane(attempt == null ? "" : attempt.lane().name())
            .identity(live == null ? "" : live.logon().identity().address())
            .queued(tally.queued().get())
            .done(tally.done().sum())
            .failed(tally.failed().sum())
            .events(tally.events().sum());
    reason().ifPresent(status::reason);
    return status.build();
  }

  /** Without a fault there can still be a call that takes long. */
  private Optional<Reason> reason() {
    return phase.reason().isEmpty() && attempt != null
        ? attempt.lane().overdue().map(Running::reason)
        : phase.reason();
  }

  /** Without events it is up, and deaf. */
  Optional<Finding> finding() {
    String why = live == null ? "" : live.logon().withoutEvents();
    return why.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Finding.warning(
                    "Session '" + settings.name() + "'",
                    "it is up without events; its store says that it notifies, and refuses: " + why)
                .rule("R18")
                .remedy("let listeners of this session look for themselves, now and then")
                .build());
  }

  /** What the session keeps open itself, where it is up. */
  Optional<ObjectHolder> holder() {
    return live == null || attempt == null
        ? Optional.empty()
        : Optional.of(
            ObjectHolder.of(attempt.lane().name())
                .session(settings.name())
                .objects(live.logon().objects().byInterface())
                .build());
  }
}
