// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.Optional;
import java.util.OptionalInt;

/** The parts of a {@link LimitStatus}. */
record LimitStatusValue(
    Kind kind,
    Optional<String> rule,
    String counted,
    Optional<String> session,
    Optional<String> bundle,
    int used,
    int highest,
    OptionalInt limit,
    long refused,
    int lost)
    implements LimitStatus {}
