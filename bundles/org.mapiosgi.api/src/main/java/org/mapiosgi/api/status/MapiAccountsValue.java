// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.List;
import java.util.Map;

/** The parts of {@link MapiAccounts}. */
record MapiAccountsValue(
    Map<String, Integer> liveObjects,
    int liveBuffers,
    List<ObjectHolder> holders,
    List<LaneStatus> lanes,
    List<LimitStatus> limits)
    implements MapiAccounts {}
