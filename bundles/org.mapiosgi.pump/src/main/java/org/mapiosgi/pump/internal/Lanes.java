// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.List;
import org.mapiosgi.api.pump.PumpLane;

/**
 * The tasks that wait, in lanes. The highest lane that has a task gives the next, unless a lower
 * one has been passed over often enough: ages, counted in runs, cost the producers nothing.
 *
 * <p>Most pumps use one lane only; the others exist from their first task on.
 */
final class Lanes {
  /**
   * How often a lane with a task is passed over before it has its turn. Several lanes may be of age
   * at once, the higher is served first, so one run may be added for each higher lane.
   */
  private static final int[] AGES = {0, 5, 16, 90};

  /** In place of a lane's {@link #place}, for what is not a task in a lane. */
  static final int NONE = AGES.length;

  private final PumpClock clock;
  private final Timings timings;
  private final Inbox<Runnable> normal;

  /** Tasks that may run inside of others; null until the first. */
  private volatile Inbox<Runnable> nestable;

  /** By place; null while only the normal lane was used. */
  private volatile List<Inbox<Runnable>> all;

  /** The pump's: how often each lane was passed over since its turn. */
  private final int[] passed = new int[AGES.length];

  /** The pump's: whether the next task is one of the lanes', nestable ones waiting or not. */
  private boolean lanesTurn;

  /** Whether there are other inboxes than the normal lane's. */
  private volatile boolean several;

  /** The pump's: the place of the lane that gave the last task. */
  private int lastLane = place(PumpLane.NORMAL);

  /**
   * Lanes.
   *
   * @param timings where it is noted how long tasks wait
   */
  Lanes(PumpClock clock, Timings timings) {
    this.clock = clock;
    this.timings = timings;
    this.normal = inbox(place(PumpLane.NORMAL));
  }

  private Inbox<Runnable> inbox(int place) {
    return new Inbox<>(new WaitTimes(clock, timings.waited(place)));
  }

  /** Any thread: where to offer a task. */
  Inbox<Runnable> inbox(PumpLane lane) {
    if (lane == PumpLane.NORMAL) {
      return normal;
    }
    List<Inbox<Runnable>> lanes = all;
    return (lanes == null ? create() : lanes).get(place(lane));
  }

  /** Before the first of the others can be offered anything. */
  private void beSeveral() {
    several = true;
    normal.recall();
  }

  /** 0 for the most urgent. */
  static int place(PumpLane lane) {
    return switch (lane) {
      case URGENT -> 0;
      case HIGH -> 1;
      case NORMAL -> 2;
      case IDLE -> 3;
    };
  }

  private synchronized List<Inbox<Runnable>> create() {
    if (all == null) {
      beSeveral();
      Inbox<Runnable> urgent = inbox(place(PumpLane.URGENT));
      Inbox<Runnable> high = inbox(place(PumpLane.HIGH));
      all = List.of(urgent, high, normal, inbox(place(PumpLane.IDLE)));
    }
    return all;
  }

  /** Any thread: where to offer a task that may run inside of others. */
  Inbox<Runnable> nestable() {
    Inbox<Runnable> inbox = nestable;
    return inbox == null ? createNestable() : inbox;
  }

  private synchronized Inbox<Runnable> createNestable() {
    if (nestable == null) {
      beSeveral();
      nestable = inbox(NONE);
    }
    return nestable;
  }

  /** The pump: the next task that may run inside of another, or null. */
  Runnable pollNestable() {
    Inbox<Runnable> inbox = nestable;
    if (inbox == null) {
      return null;
    }
    lastLane = NONE;
    return inbox.poll();
  }

  boolean hasNestable() {
    Inbox<Runnable> inbox = nestable;
    return inbox != null && !inbox.isEmpty();
  }

  /**
   * The pump: gives tasks to the taker until it has enough.
   *
   * @return false where nothing is left
   */
  boolean drain(Inbox.Taker<Runnable> taker) {
    if (!several) {
      Inbox.Drained end = normal.drain(taker);
      if (end != Inbox.Drained.RECALLED) {
        return end == Inbox.Drained.ENOUGH;
      }
      // Another lane has its first task.
    }
    while (true) {
      Runnable task = poll();
      if (task == null) {
        return false;
      }
      if (!taker.take(task)) {
        return true;
      }
    }
  }

  /** The pump: the next task, or null. Nestable ones and the lanes take turns. */
  Runnable poll() {
    return several ? pollSeveral() : normal.poll();
  }

  private Runnable pollSeveral() {
    if (nestable == null) {
      return pollLanes();
    }
    lanesTurn = !lanesTurn;
    Runnable task = lanesTurn ? pollLanes() : pollNestable();
    if (task == null) {
      task = lanesTurn ? pollNestable() : pollLanes();
    }
    return task;
  }

  private Runnable pollLanes() {
    List<Inbox<Runnable>> lanes = all;
    if (lanes == null) {
      lastLane = place(PumpLane.NORMAL);
      return normal.poll();
    }
    for (int next = choose(lanes); next >= 0; next = choose(lanes)) {
      for (int lane = 0; lane < AGES.length; lane++) {
        passed[lane] = lane == next ? 0 : passed[lane] + 1;
      }
      lastLane = next;
      Runnable task = lanes.get(next).poll();
      if (task != null) {
        return task;
      }
      // Somebody has just taken back what the lane held.
    }
    return null;
  }

  private int choose(List<Inbox<Runnable>> lanes) {
    int first = -1;
    int aged = -1;
    for (int lane = 0; lane < AGES.length; lane++) {
      if (lanes.get(lane).isEmpty()) {
        // Only a task grows old, not a lane.
        passed[lane] = 0;
      } else if (first < 0) {
        first = lane;
      } else if (aged < 0 && passed[lane] >= AGES[lane]) {
        aged = lane;
      }
    }
    return aged < 0 ? first : aged;
  }

  /** The pump: the place of the lane the last task came from. */
  int lastLane() {
    return lastLane;
  }

  /** Any thread; exact on the pump's. */
  boolean isEmpty() {
    if (hasNestable()) {
      return false;
    }
    List<Inbox<Runnable>> lanes = all;
    if (lanes == null) {
      return normal.isEmpty();
    }
    for (int lane = 0; lane < AGES.length; lane++) {
      if (!lanes.get(lane).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** How many tasks wait, at about this moment. */
  long size() {
    Inbox<Runnable> inside = nestable;
    return sizeOfLanes() + (inside == null ? 0 : inside.size());
  }

  /** As {@link #size}, without those that may run inside of others. */
  long sizeOfLanes() {
    List<Inbox<Runnable>> lanes = all;
    if (lanes == null) {
      return normal.size();
    }
    long size = 0;
    for (int lane = 0; lane < AGES.length; lane++) {
      size += lanes.get(lane).size();
    }
    return size;
  }

  /** Any thread: how many tasks were polled from the lanes so far. */
  long polled() {
    List<Inbox<Runnable>> lanes = all;
    return lanes == null ? normal.consumed() : lanes.stream().mapToLong(Inbox::consumed).sum();
  }

  /**
   * Any thread: takes every task that is here now, the most urgent first. Returns how many were in
   * the lanes.
   */
  int claimAll(List<? super Runnable> into) {
    List<Inbox<Runnable>> lanes = all;
    int claimed =
        lanes == null
            ? normal.claimAll(into)
            : lanes.stream().mapToInt(lane -> lane.claimAll(into)).sum();
    Inbox<Runnable> inside = nestable;
    if (inside != null) {
      int unused = inside.claimAll(into);
    }
    return claimed;
  }
}
