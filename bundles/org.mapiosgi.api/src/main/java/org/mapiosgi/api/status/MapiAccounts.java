// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.List;
import java.util.Map;

/**
 * What is open in this process, who opened it and how much of it there may be, at one moment.
 *
 * @param liveObjects native objects not yet released, by interface name; only those above zero
 * @param liveBuffers native buffers not yet freed
 * @param holders who holds them, as far as they are held by sessions and units of work, and whose
 *     they were where they are lost
 * @param lanes the threads that may call MAPI, the primary first
 * @param limits the limits, those of the process first
 */
public record MapiAccounts(
    Map<String, Integer> liveObjects,
    int liveBuffers,
    List<ObjectHolder> holders,
    List<LaneStatus> lanes,
    List<LimitStatus> limits) {
  /** Nothing. */
  public static final MapiAccounts NONE =
      new MapiAccounts(Map.of(), 0, List.of(), List.of(), List.of());

  /** Copies the collections. */
  public MapiAccounts {
    liveObjects = Map.copyOf(liveObjects);
    holders = List.copyOf(holders);
    lanes = List.copyOf(lanes);
    limits = List.copyOf(limits);
  }
}
