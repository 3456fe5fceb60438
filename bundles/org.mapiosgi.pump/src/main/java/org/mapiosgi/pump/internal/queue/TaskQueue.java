// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpPriority;
import org.mapiosgi.pump.internal.measure.PumpClock;
import org.mapiosgi.pump.internal.measure.Timings;
import org.mapiosgi.pump.internal.measure.WaitTimes;

/**
 * The tasks that wait: one line for each priority. The highest line that has a task gives the next
 * task, unless a lower line was passed over often enough. Ages are counted in runs, so they cost
 * the producers nothing.
 *
 * <p>Most pumps use one line only; the others exist from their first task on.
 */
public final class TaskQueue {
  /**
   * How often a line with a task is passed over before it has its turn. Several lines may be of age
   * at once, the higher is served first, so one run may be added for each higher line.
   */
  private static final int[] AGES = {0, 5, 16, 90};

  private final PumpClock clock;
  private final Timings timings;
  private final ManyToOneQueue<Runnable> normal;

  /** Tasks that may run inside of others; null until the first. */
  private volatile @Nullable ManyToOneQueue<Runnable> nestable;

  /** By place; null while only the normal line was used. */
  private volatile @Nullable List<ManyToOneQueue<Runnable>> all;

  /** The pump's: how often each line was passed over since its turn. */
  private final int[] passed = new int[AGES.length];

  /** The pump's: whether the next task is one of the lines', nestable ones waiting or not. */
  private boolean linesTurn;

  /** Whether there are other lines than the normal line's. */
  private volatile boolean several;

  /** The pump's: the place of the line that gave the last task. */
  private int lastPlace = Timings.place(PumpPriority.NORMAL);

  /**
   * An empty queue.
   *
   * @param timings where the queue notes how long tasks wait
   */
  public TaskQueue(PumpClock clock, Timings timings) {
    this.clock = clock;
    this.timings = timings;
    this.normal = line(Timings.place(PumpPriority.NORMAL));
  }

  private ManyToOneQueue<Runnable> line(int place) {
    return new ManyToOneQueue<>(new WaitTimes(clock, timings.waited(place)));
  }

  /** Any thread: where to offer a task. */
  public ManyToOneQueue<Runnable> line(PumpPriority priority) {
    if (priority == PumpPriority.NORMAL) {
      return normal;
    }
    List<ManyToOneQueue<Runnable>> lines = all;
    return (lines == null ? create() : lines).get(Timings.place(priority));
  }

  /** Before the first of the others can be offered anything. */
  private void beSeveral() {
    several = true;
    normal.recall();
  }

  private synchronized List<ManyToOneQueue<Runnable>> create() {
    if (all == null) {
      beSeveral();
      ManyToOneQueue<Runnable> urgent = line(Timings.place(PumpPriority.URGENT));
      ManyToOneQueue<Runnable> high = line(Timings.place(PumpPriority.HIGH));
      all = List.of(urgent, high, normal, line(Timings.place(PumpPriority.IDLE)));
    }
    return all;
  }

  /** Any thread: where to offer a task that may run inside of others. */
  public ManyToOneQueue<Runnable> nestable() {
    ManyToOneQueue<Runnable> line = nestable;
    return line == null ? createNestable() : line;
  }

  private synchronized ManyToOneQueue<Runnable> createNestable() {
    if (nestable == null) {
      beSeveral();
      nestable = line(Timings.NO_PRIORITY);
    }
    return nestable;
  }

  /** The pump: the next task that may run inside of another, or null. */
  public @Nullable Runnable pollNestable() {
    ManyToOneQueue<Runnable> line = nestable;
    if (line == null) {
      return null;
    }
    lastPlace = Timings.NO_PRIORITY;
    return line.poll();
  }

  public boolean hasNestable() {
    ManyToOneQueue<Runnable> line = nestable;
    return line != null && !line.isEmpty();
  }

  /**
   * The pump: gives tasks to the taker until it has enough.
   *
   * @return false where nothing is left
   */
  public boolean drain(ManyToOneQueue.Taker<Runnable> taker) {
    if (!several) {
      ManyToOneQueue.Drained end = normal.drain(taker);
      if (end != ManyToOneQueue.Drained.RECALLED) {
        return end == ManyToOneQueue.Drained.ENOUGH;
      }
      // Another line has its first task.
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

  /** The pump: the next task, or null. Nestable ones and the lines take turns. */
  public @Nullable Runnable poll() {
    return several ? pollSeveral() : normal.poll();
  }

  private @Nullable Runnable pollSeveral() {
    if (nestable == null) {
      return pollLines();
    }
    linesTurn = !linesTurn;
    Runnable task = linesTurn ? pollLines() : pollNestable();
    if (task == null) {
      task = linesTurn ? pollNestable() : pollLines();
    }
    return task;
  }

  private @Nullable Runnable pollLines() {
    List<ManyToOneQueue<Runnable>> lines = all;
    if (lines == null) {
      lastPlace = Timings.place(PumpPriority.NORMAL);
      return normal.poll();
    }
    for (int next = choose(lines); next >= 0; next = choose(lines)) {
      for (int line = 0; line < AGES.length; line++) {
        passed[line] = line == next ? 0 : passed[line] + 1;
      }
      lastPlace = next;
      Runnable task = lines.get(next).poll();
      if (task != null) {
        return task;
      }
      // A producer has just taken back the task of the line.
    }
    return null;
  }

  private int choose(List<ManyToOneQueue<Runnable>> lines) {
    int first = -1;
    int aged = -1;
    for (int line = 0; line < AGES.length; line++) {
      if (lines.get(line).isEmpty()) {
        // Only a task grows old, not a line.
        passed[line] = 0;
      } else if (first < 0) {
        first = line;
      } else if (aged < 0 && passed[line] >= AGES[line]) {
        aged = line;
      }
    }
    return aged < 0 ? first : aged;
  }

  /** The pump: the place of the line the last task came from. */
  public int lastPlace() {
    return lastPlace;
  }

  /** Any thread; exact on the pump's. */
  public boolean isEmpty() {
    if (hasNestable()) {
      return false;
    }
    List<ManyToOneQueue<Runnable>> lines = all;
    if (lines == null) {
      return normal.isEmpty();
    }
    for (int line = 0; line < AGES.length; line++) {
      if (!lines.get(line).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** How many tasks wait, at about this moment. */
  public long size() {
    ManyToOneQueue<Runnable> inside = nestable;
    return sizeOfLines() + (inside == null ? 0 : inside.size());
  }

  /** As {@link #size}, without those that may run inside of others. */
  public long sizeOfLines() {
    List<ManyToOneQueue<Runnable>> lines = all;
    if (lines == null) {
      return normal.size();
    }
    long size = 0;
    for (int line = 0; line < AGES.length; line++) {
      size += lines.get(line).size();
    }
    return size;
  }

  /** Any thread: how many tasks were polled from the lines so far. */
  public long polled() {
    List<ManyToOneQueue<Runnable>> lines = all;
    return lines == null
        ? normal.consumed()
        : lines.stream().mapToLong(ManyToOneQueue::consumed).sum();
  }

  /**
   * Any thread: takes every task that is here now, the most urgent first. Returns how many were in
   * the lines.
   */
  public int claimAll(List<? super Runnable> into) {
    List<ManyToOneQueue<Runnable>> lines = all;
    int claimed =
        lines == null
            ? normal.claimAll(into)
            : lines.stream().mapToInt(line -> line.claimAll(into)).sum();
    ManyToOneQueue<Runnable> inside = nestable;
    if (inside != null) {
      int unused = inside.claimAll(into);
    }
    return claimed;
  }
}
