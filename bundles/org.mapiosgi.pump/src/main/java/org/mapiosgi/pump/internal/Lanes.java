// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.List;
import java.util.function.LongSupplier;
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

  private final LongSupplier clock;
  private final Inbox<Runnable> normal;

  /** Tasks that may run inside of others; null until the first. */
  private volatile Inbox<Runnable> nestable;

  /** By place; null while only the normal lane was used. */
  private volatile List<Inbox<Runnable>> all;

  /** The pump's: how often each lane was passed over since its turn. */
  private final int[] passed = new int[AGES.length];

  /** The pump's: whether the next task is one of the lanes', nestable ones waiting or not. */
  private boolean lanesTurn;

  /** The pump's: where the last task came from. */
  private Inbox<Runnable> last;

  private int lastLane = place(PumpLane.NORMAL);

  /**
   * Lanes.
   *
   * @param clock for {@link #stamp}, or {@link Inbox#NO_STAMP}
   */
  Lanes(LongSupplier clock) {
    this.clock = clock;
    this.normal = new Inbox<>(clock);
    this.last = normal;
  }

  /** Any thread: where to offer a task. */
  Inbox<Runnable> inbox(PumpLane lane) {
    if (lane == PumpLane.NORMAL) {
      return normal;
    }
    List<Inbox<Runnable>> lanes = all;
    return (lanes == null ? create() : lanes).get(place(lane));
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
      all = List.of(new Inbox<>(clock), new Inbox<>(clock), normal, new Inbox<>(clock));
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
      nestable = new Inbox<>(clock);
    }
    return nestable;
  }

  /** The pump: the next task that may run inside of another, or null. */
  Runnable pollNestable() {
    Inbox<Runnable> inbox = nestable;
    if (inbox == null) {
      return null;
    }
    last = inbox;
    lastLane = NONE;
    return inbox.poll();
  }

  boolean hasNestable() {
    Inbox<Runnable> inbox = nestable;
    return inbox != null && !inbox.isEmpty();
  }

  /** The pump: the next task, or null. Nestable ones and the lanes take turns. */
  Runnable poll() {
    if (nestable == null) {
      return all == null ? normal.poll() : pollLanes();
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
      last = normal;
      lastLane = place(PumpLane.NORMAL);
      return normal.poll();
    }
    for (int next = choose(lanes); next >= 0; next = choose(lanes)) {
      for (int lane = 0; lane < AGES.length; lane++) {
        passed[lane] = lane == next ? 0 : passed[lane] + 1;
      }
      last = lanes.get(next);
      lastLane = next;
      Runnable task = last.poll();
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

  /** The pump: when the last task was offered; below 0 where nobody noted it. */
  long stamp() {
    return last.stamp();
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
