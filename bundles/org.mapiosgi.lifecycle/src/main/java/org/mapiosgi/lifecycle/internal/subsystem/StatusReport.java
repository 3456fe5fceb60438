// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.status.SubsystemStatus;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.actor.Phase;
import org.mapiosgi.lifecycle.internal.session.Sessions;
import org.mapiosgi.lifecycle.internal.thread.LaneWatch;
import org.mapiosgi.lifecycle.internal.thread.MapiThreads;
import org.mapiosgi.spi.NativeMapi;

/**
 * The subsystem at this moment, for others to see.
 *
 * @param threads null while there are none
 * @param watch null while MAPI is not ready
 * @param mapi null while it was not loaded
 */
record StatusReport(
    Phase<SubsystemState> phase,
    @Nullable MapiThreads threads,
    @Nullable LaneWatch watch,
    @Nullable NativeMapi mapi,
    Sessions sessions) {

  SubsystemStatus of(String binding, ServiceMode mode) {
    SubsystemStatus.Builder status =
        SubsystemStatus.of(phase.state(), phase.since(), binding, mode.word())
            .pumps(threads == null ? List.of() : threads.status())
            .sessions(sessions.status())
            .liveObjects(mapi == null ? Map.of() : mapi.liveObjects())
            .liveBuffers(mapi == null ? 0 : mapi.liveBuffers());
    reason().ifPresent(status::reason);
    return status.build();
  }

  /** Without a fault there can still be a call that takes long. */
  private Optional<Reason> reason() {
    return switch (phase.state()) {
      case STARTING -> slow(Remains.running(threads));
      case READY -> slow(watch == null ? "" : watch.reason());
      default -> phase.reason();
    };
  }

  private Optional<Reason> slow(String running) {
    Optional<Reason> why = phase.reason();
    if (running.isEmpty() || (why.isPresent() && phase.state() == SubsystemState.READY)) {
      return why;
    }
    return Optional.of(
        why.map(known -> known.toBuilder().text(running + "; " + known.text()))
            .orElseGet(() -> Reason.of(Reason.Kind.NO_ANSWER, running))
            .build());
  }
}
