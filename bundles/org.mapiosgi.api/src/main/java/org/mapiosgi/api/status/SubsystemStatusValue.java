// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.pump.PumpStatus;

/** The parts of a {@link SubsystemStatus}. */
record SubsystemStatusValue(
    SubsystemState state,
    Optional<Reason> reason,
    Instant since,
    String binding,
    String mode,
    List<PumpStatus> pumps,
    List<SessionStatus> sessions,
    Map<String, Integer> liveObjects,
    int liveBuffers)
    implements SubsystemStatus {}
