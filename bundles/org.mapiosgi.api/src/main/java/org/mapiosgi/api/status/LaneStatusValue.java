// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The parts of a {@link LaneStatus}. */
record LaneStatusValue(
    String name,
    boolean primary,
    State state,
    Optional<String> session,
    Optional<String> work,
    Optional<String> bundle,
    Optional<String> component,
    Optional<Place> place,
    Optional<String> frame,
    Instant since,
    int queued,
    Map<String, Integer> objects)
    implements LaneStatus {}
