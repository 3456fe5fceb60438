// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.pump.PumpStatus;

/**
 * The subsystem at one moment.
 *
 * @param state where it stands
 * @param reason why it stands there, as a sentence; empty where there is nothing to say
 * @param since when it came into the state
 * @param retryAt when it is tried again, where it is
 * @param binding {@code win32} or {@code emulator}
 * @param mode {@code service} or {@code interactive}
 * @param pumps the primary pump first, then the lanes
 * @param sessions every configured session, by name
 * @param liveObjects native objects not yet released, by interface name; only those above zero
 * @param liveBuffers native buffers not yet freed
 */
public record SubsystemStatus(
    SubsystemState state,
    String reason,
    Instant since,
    Optional<Instant> retryAt,
    String binding,
    String mode,
    List<PumpStatus> pumps,
    List<SessionStatus> sessions,
    Map<String, Integer> liveObjects,
    int liveBuffers) {
  /** Copies the collections. */
  public SubsystemStatus {
    pumps = List.copyOf(pumps);
    sessions = List.copyOf(sessions);
    liveObjects = Map.copyOf(liveObjects);
  }
}
