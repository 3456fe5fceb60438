// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.Optional;

/** The parts of a {@link SessionStatus}. */
record SessionStatusValue(
    String name,
    String profile,
    SessionState state,
    Optional<Reason> reason,
    Instant since,
    Optional<String> lane,
    Optional<String> identity,
    int queued,
    long done,
    long failed,
    long events)
    implements SessionStatus {}
