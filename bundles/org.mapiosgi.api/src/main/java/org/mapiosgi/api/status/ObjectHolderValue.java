// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.Map;
import java.util.Optional;

/** The parts of an {@link ObjectHolder}. */
record ObjectHolderValue(
    Optional<String> session,
    String lane,
    Optional<String> work,
    Map<String, Integer> objects,
    int buffers,
    boolean lost)
    implements ObjectHolder {}
