// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Instant;
import java.util.Map;

/**
 * A thread that may call MAPI, at one moment.
 *
 * @param name its name
 * @param primary whether it is the one that initialised MAPI first; the others are lanes
 * @param state what it is doing
 * @param session whose work it is doing; empty where it is nobody's
 * @param work what it is in the middle of: {@code the logon}, {@code a unit of work of
 *     com.example.Reader}; empty where it waits
 * @param since when it began with that, or began to wait
 * @param queued steps that wait for it
 * @param objects what the unit of work has opened and not released yet, by interface name
 */
public record LaneStatus(
    String name,
    boolean primary,
    State state,
    String session,
    String work,
    Instant since,
    int queued,
    Map<String, Integer> objects) {

  /** What a lane may be doing. */
  public enum State {
    /** Its thread is not up yet. */
    STARTING,
    /** It waits for work. */
    IDLE,
    /** It works. */
    BUSY,
    /** It works on something that takes longer than it may. */
    OVERDUE,
    /** It was given up: it gets no more work and ends when it comes back. */
    STUCK,
    /** Its thread has ended. */
    ENDED
  }

  /** Copies the map. */
  public LaneStatus {
    objects = Map.copyOf(objects);
  }
}
