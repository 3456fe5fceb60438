// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.ObjectHolder;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.lifecycle.internal.actor.Phase;
import org.mapiosgi.lifecycle.internal.thread.MapiThread;
import org.mapiosgi.lifecycle.internal.thread.Running;

/**
 * Shows a session to operators.
 *
 * @param attempt its logon or its try to log on; null if there is none
 * @param live its service; null if the session is not up
 */
record SessionReport(
    SessionSettings settings,
    Phase<SessionState> phase,
    @Nullable Attempt attempt,
    @Nullable LiveSession live,
    Tally tally) {

  SessionStatus status() {
    SessionStatus.Builder status =
        SessionStatus.of(settings.name(), settings.profile(), phase.state(), phase.since())
            .lane(lane().map(MapiThread::name).orElse(""))
            .identity(live == null ? "" : live.logon().identity().address())
            .queued(tally.queued().get())
            .done(tally.done().sum())
            .failed(tally.failed().sum())
            .events(tally.events().sum());
    reason().ifPresent(status::reason);
    return status.build();
  }

  /** A session without a fault can still have a call that takes long. */
  private Optional<Reason> reason() {
    if (phase.reason().isPresent() || attempt == null) {
      return phase.reason();
    }
    Optional<MapiThread> lane = attempt.findLane();
    return lane.isPresent()
        ? lane.get().overdue().map(Running::reason)
        : Optional.of(Reason.of(Reason.Kind.WAITING, "waits until a lane is free").build());
  }

  private Optional<MapiThread> lane() {
    return attempt == null ? Optional.empty() : attempt.findLane();
  }

  /** A session without events is up, but its listeners get nothing. */
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

  /** The objects that the session keeps open, if it is up. */
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
