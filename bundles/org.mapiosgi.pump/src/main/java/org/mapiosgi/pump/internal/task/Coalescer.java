// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tasks of which only the latest of a key runs. */
public final class Coalescer {
  private final ConcurrentMap<Object, Place> places = new ConcurrentHashMap<>();
  private final AtomicLong offers = new AtomicLong();
  private final Executor pump;

  public Coalescer(Executor pump) {
    this.pump = pump;
  }

  /** Runs the task that was put into it. */
  public interface Holder {
    /** For a report: the task that runs; null before it does. */
    @Nullable Runnable held();
  }

  /**
   * A task, and when it came. A caller that waited for room in the queue may meet a task that came
   * later. While that has not run, it is the latest, even if the other is let in first.
   */
  private record Offer(long number, Runnable task) {}

  /** A place in the pump's queue, empty once its task was taken out to run. */
  private final class Place extends AtomicReference<Offer> implements Runnable, Holder {
    private static final long serialVersionUID = 1L;
    private final transient Object key;
    private transient volatile @Nullable Runnable held;

    Place(Object key, Offer offer) {
      super(offer);
      this.key = key;
    }

    /** Whether the offer runs here, or a later one instead; else the place's turn is over. */
    boolean accept(Offer offer) {
      for (Offer now = get(); now != null; now = get()) {
        if (now.number() > offer.number() || compareAndSet(now, offer)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void run() {
      Offer last = getAndSet(null);
      held = last == null ? null : last.task();
      places.remove(key, this);
      if (last != null) {
        last.task().run();
      }
    }

    @Override
    public @Nullable Runnable held() {
      return held;
    }

    @Override
    public String toString() {
      return "latest of " + key + ": " + get();
    }
  }

  public void execute(Object key, Runnable task) {
    Offer offer = new Offer(offers.getAndIncrement(), task);
    boolean placed = false;
    while (!placed) {
      Place other = places.get(key);
      placed = other != null && other.accept(offer);
      if (!placed) {
        if (other != null) {
          places.remove(key, other);
        }
        Place place = new Place(key, offer);
        // Before others see it: if the place is refused, a task of another in it would be refused,
        // too.
        pump.execute(place);
        placed = show(place);
      }
    }
  }

  /** Lets others use a place; false where one of another was first, and the task is in neither. */
  private boolean show(Place place) {
    if (places.putIfAbsent(place.key, place) != null) {
      return place.getAndSet(null) == null;
    }
    if (place.get() == null) {
      // It has run, and did not find itself to be removed.
      places.remove(place.key, place);
    }
    return true;
  }
}
