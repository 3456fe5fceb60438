// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    MapiThreads threads,
    LaneWatch watch,
    NativeMapi mapi,
    Sessions sessions) {

  SubsystemStatus of(String binding, ServiceMode mode) {
    return new SubsystemStatus(
        phase.state(),
        reason(),
        phase.since(),
        phase.retryAt(),
        binding,
        mode.word(),
        threads == null ? List.of() : threads.status(),
        sessions.status(),
        mapi == null ? Map.of() : mapi.liveObjects(),
        mapi == null ? 0 : mapi.liveBuffers());
  }

  /** If nothing went wrong, something may still take long. */
  private String reason() {
    return switch (phase.state()) {
      case STARTING ->
          Stream.of(Remains.running(threads), phase.reason())
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining("; "));
      case READY -> phase.reason().isEmpty() && watch != null ? watch.reason() : phase.reason();
      default -> phase.reason();
    };
  }
}
