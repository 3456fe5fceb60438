// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.timer;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.pump.internal.queue.ManyToOneQueue;

/**
 * A pump's timers: the heap, which is the pump thread's, and the inbox through which other threads
 * add to it and remove from it.
 */
public final class Timers {
  private final ManyToOneQueue<PumpTimer<?>> requests = new ManyToOneQueue<>();
  private final TimerHeap heap = new TimerHeap();

  /** Any thread: asks the pump to adopt a new timer or to forget a cancelled one. */
  public long request(PumpTimer<?> timer) {
    return requests.offer(timer);
  }

  /** Takes a request to adopt back; false where the pump has it already. */
  public boolean withdraw(long number, PumpTimer<?> timer) {
    return requests.withdraw(number, timer);
  }

  /** The pump: adds a timer of its own. */
  public void add(PumpTimer<?> timer) {
    timer.adopt();
    if (!timer.isDone()) {
      heap.add(timer);
    }
  }

  /** The pump. */
  public void remove(PumpTimer<?> timer) {
    heap.remove(timer);
  }

  /** The pump: fulfils the requests of other threads until now. Returns how many. */
  public long adopt() {
    long done = 0;
    for (long left = requests.size(); left > 0; left--) {
      PumpTimer<?> timer = requests.poll();
      if (timer == null) {
        return done;
      }
      done++;
      if (timer.isAdopted()) {
        heap.remove(timer);
      } else {
        add(timer);
      }
    }
    return done;
  }

  /** The pump: whether nobody asks for anything. */
  public boolean isSettled() {
    return requests.isEmpty();
  }

  /** The pump: takes the first timer that is due; null where none is. */
  public @Nullable PumpTimer<?> pollDue(long now) {
    return heap.pollDue(now);
  }

  /** The pump: the first deadline, or the end of time. */
  public long next() {
    return heap.next();
  }

  /**
   * Any thread: how many timers wait for their time, at about this moment. Looks at all requests
   * that the pump has not seen yet, so that a thread that adds or cancels a timer need not count.
   */
  public int pending() {
    long unseen = requests.sum(Timers::weight);
    return (int) Math.max(0, Math.min(Integer.MAX_VALUE, heap.size() + unseen));
  }

  /** The change that a request that the pump has not seen will make to the heap's size. */
  private static int weight(PumpTimer<?> timer) {
    if (timer.isAdopted()) {
      return timer.isInHeap() ? -1 : 0;
    }
    return timer.isDone() ? 0 : 1;
  }

  /** Any thread: takes all timers. */
  public void claimAll(List<? super PumpTimer<?>> into) {
    requests.claimAll(into);
    heap.drainTo(into);
  }

  /** The pump: cancels all timers that it has, because their time is later than its end. */
  public void cancelAll() {
    List<PumpTimer<?>> later = new ArrayList<>();
    claimAll(later);
    later.forEach(timer -> timer.cancel(false));
  }

  /** The pump: as {@link #claimAll}, at its end. A timer that comes later is its producer's. */
  public void takeAll(List<? super PumpTimer<?>> into) {
    for (PumpTimer<?> timer = requests.poll(); timer != null; timer = requests.poll()) {
      into.add(timer);
    }
    heap.drainTo(into);
  }

  /** Any thread: as {@link #pending()}, and the task that runs, where it is a timer's. */
  public int pending(@Nullable Runnable task) {
    boolean running = task instanceof PumpTimer<?> timer && !timer.isDone();
    return pending() + (running ? 1 : 0);
  }
}
