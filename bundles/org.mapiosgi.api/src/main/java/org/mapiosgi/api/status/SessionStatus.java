// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.Optional;

/**
 * A configured session at one moment.
 *
 * @param name its name
 * @param profile the profile it logs on with
 * @param state where it stands
 * @param reason why it stands there, as a sentence; empty where there is nothing to say
 * @param since when it came into the state
 * @param retryAt when it is tried again, where it is
 * @param lane the name of the lane it works on; empty where it has none
 * @param identity who it is, while up
 * @param queued units of work waiting
 * @param done units of work that ended well, since the session was configured
 * @param failed units of work that ended with an error
 * @param events notifications received
 */
public record SessionStatus(
    String name,
    String profile,
    SessionState state,
    String reason,
    Instant since,
    Optional<Instant> retryAt,
    String lane,
    String identity,
    int queued,
    long done,
    long failed,
    long events) {}
