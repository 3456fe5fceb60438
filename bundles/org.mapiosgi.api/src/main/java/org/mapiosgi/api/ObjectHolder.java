// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.util.Map;

/**
 * Who holds native objects, at one moment.
 *
 * @param session the session
 * @param lane the lane it works on
 * @param work the unit of work that opened them; empty for what the session itself keeps open
 * @param objects how many of each, by interface name
 */
public record ObjectHolder(String session, String lane, String work, Map<String, Integer> objects) {
  /** Copies the map. */
  public ObjectHolder {
    objects = Map.copyOf(objects);
  }
}
