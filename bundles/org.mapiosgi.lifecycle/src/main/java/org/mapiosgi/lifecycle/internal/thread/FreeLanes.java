// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the steps that wait for a lane, in their order, and gives each to the first lane that is
 * free. How long the running step of a lane takes is unknown, so no step is bound to a lane before
 * the lane has done everything that was queued on it.
 *
 * <p>While steps wait, a request to take one is in the queue of each lane, and never more than one.
 *
 * <p>Thread-safe; no method blocks.
 */
final class FreeLanes {
  private static final Logger LOG = LoggerFactory.getLogger(FreeLanes.class);

  /** If several lanes are free, the one with the fewest sessions learns of a step first. */
  private static final Comparator<MapiThread> FEWEST_SESSIONS =
      Comparator.comparingInt(MapiThread::sessions);

  private final Deque<LaneStep<?>> waiting = new ArrayDeque<>();
  private final Set<MapiThread> lanes = new LinkedHashSet<>();
  private final Set<MapiThread> asked = new HashSet<>();

  /** Lets a lane take steps from now on. */
  synchronized void join(MapiThread lane) {
    lanes.add(lane);
    ask();
  }

  /** Lets a lane take no more steps. */
  synchronized void leave(MapiThread lane) {
    lanes.remove(lane);
    asked.remove(lane);
  }

  /** Adds a step behind those that wait. */
  synchronized void add(LaneStep<?> step) {
    waiting.add(step);
    ask();
  }

  /** Removes a step; false if a lane has taken it. */
  synchronized boolean remove(LaneStep<?> step) {
    return waiting.remove(step);
  }

  /** Removes all steps. */
  synchronized List<LaneStep<?>> removeAll() {
    List<LaneStep<?>> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  private void ask() {
    if (!waiting.isEmpty()) {
      lanes.stream()
          .filter(lane -> !asked.contains(lane))
          .sorted(FEWEST_SESSIONS)
          .forEach(this::ask);
    }
  }

  private void ask(MapiThread lane) {
    try {
      lane.execute(() -> take(lane));
      asked.add(lane);
    } catch (RuntimeException | Error e) {
      // A thread that has ended is replaced; one that has no memory now is asked the next time.
      LOG.warn("lane={} cannot be asked to take a step: {}", lane.name(), e.toString());
    }
  }

  private void take(MapiThread lane) {
    LaneStep<?> step = next(lane);
    if (step != null) {
      step.run();
    }
  }

  /** The step that a lane takes now. The lane is asked again if more steps wait. */
  private synchronized @Nullable LaneStep<?> next(MapiThread lane) {
    asked.remove(lane);
    if (!lanes.contains(lane)) {
      return null;
    }
    LaneStep<?> step = waiting.poll();
    if (step != null) {
      step.bind(lane);
    }
    ask();
    return step;
  }
}
