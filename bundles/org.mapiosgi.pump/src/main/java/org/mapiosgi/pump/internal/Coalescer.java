// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/** Tasks of which only the latest of a key runs. */
final class Coalescer {
  private final ConcurrentMap<Object, Place> places = new ConcurrentHashMap<>();
  private final Executor pump;

  Coalescer(Executor pump) {
    this.pump = pump;
  }

  /** A place in the pump's queue, empty once its task was taken out to run. */
  private final class Place extends AtomicReference<Runnable> implements Runnable {
    private static final long serialVersionUID = 1L;
    private final transient Object key;

    Place(Object key, Runnable task) {
      super(task);
      this.key = key;
    }

    /** Whether the task runs here; else the place's turn is over. */
    boolean replace(Runnable task) {
      for (Runnable now = get(); now != null; now = get()) {
        if (compareAndSet(now, task)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public void run() {
      // First: who finds the place from now on finds it gone and makes a new one.
      places.remove(key, this);
      getAndSet(null).run();
    }

    @Override
    public String toString() {
      return "latest of " + key + ": " + get();
    }
  }

  void execute(Object key, Runnable task) {
    while (true) {
      Place place = new Place(key, task);
      Place other = places.putIfAbsent(key, place);
      if (other == null) {
        enqueue(place);
        return;
      }
      if (other.replace(task)) {
        return;
      }
      places.remove(key, other);
    }
  }

  private void enqueue(Place place) {
    try {
      pump.execute(place);
    } catch (Throwable e) {
      places.remove(place.key, place);
      throw e;
    }
  }
}
