// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import java.util.HashSet;
import java.util.Set;

/**
 * A bundle that uses sessions: the work that it has queued in all of them, and the lanes that its
 * work is on. Thread-safe.
 */
public final class Consumer {
  private final String bundle;
  private final Bound queued;
  private final int mostLanes;
  private final Set<String> lanes = new HashSet<>();
  private final Set<String> stuck = new HashSet<>();

  /**
   * A bundle without work.
   *
   * @param mostLanes how many lanes it may occupy once one of them is stuck; 0: any number
   */
  Consumer(String bundle, int mostQueued, int mostLanes) {
    this.bundle = bundle;
    this.queued = new Bound("", bundle, mostQueued);
    this.mostLanes = mostLanes;
  }

  /** Its symbolic name. */
  public String bundle() {
    return bundle;
  }

  /** Its units of work that wait, in all sessions. */
  public Bound queued() {
    return queued;
  }

  /** How many lanes it may occupy once one of them is stuck. */
  public int mostLanes() {
    return mostLanes;
  }

  /** Notes that its work begins on a lane; false if it must not, because it blocks lanes. */
  public synchronized boolean begin(String lane) {
    if (isBlocked()) {
      return false;
    }
    lanes.add(lane);
    return true;
  }

  /** Whether it occupies as many lanes as it may while one of them is stuck. */
  public synchronized boolean isBlocked() {
    return mostLanes > 0 && !stuck.isEmpty() && lanes.size() >= mostLanes;
  }

  /** A lane is given up with its work on it. */
  public synchronized void stuck(String lane) {
    if (lanes.contains(lane)) {
      stuck.add(lane);
    }
  }

  /** Its work on a lane has ended. */
  public synchronized void ended(String lane) {
    lanes.remove(lane);
    stuck.remove(lane);
  }
}
