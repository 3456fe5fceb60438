// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.Map;

/**
 * Who holds native objects and buffers, at one moment.
 *
 * @param session the session; empty where it is nobody's
 * @param lane the lane it works on
 * @param work the unit of work, or another step, that obtained them; empty for what the session
 *     itself keeps open
 * @param objects how many of each, by interface name
 * @param buffers how many buffers of MAPIAllocateBuffer
 * @param lost whether nobody gives them back any more: the step has ended without, or the lane's
 *     thread has
 */
public record ObjectHolder(
    String session,
    String lane,
    String work,
    Map<String, Integer> objects,
    int buffers,
    boolean lost) {
  /** Copies the map. */
  public ObjectHolder {
    objects = Map.copyOf(objects);
  }
}
