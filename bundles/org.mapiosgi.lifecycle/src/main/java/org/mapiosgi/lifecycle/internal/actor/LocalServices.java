// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/** Keeps the services of a process without a framework, for its only consumer. Thread-safe. */
public final class LocalServices implements ServiceRegistry {
  private final String consumer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Entry> entries = new ArrayList<>();

  /** A registered service. A class and no record: no two are equal. */
  private static final class Entry {
    private final Object service;
    private final Map<String, ?> properties;

    Entry(Object service, Map<String, ?> properties) {
      this.service = service;
      this.properties = Map.copyOf(properties);
    }
  }

  /**
   * No services.
   *
   * @param consumer stands for the symbolic name of the consumer's bundle
   */
  public LocalServices(String consumer) {
    this.consumer = consumer;
  }

  @Override
  public <T> Runnable registerForEach(
      Class<T> type, Function<String, T> service, Map<String, ?> properties) {
    return add(new Entry(service.apply(consumer), properties));
  }

  /** Keeps no condition: a process without a framework has nothing that waits for one. */
  @Override
  public Runnable registerCondition(String id, Map<String, ?> properties) {
    return () -> {};
  }

  private Runnable add(Entry entry) {
    change(() -> entries.add(entry));
    return () -> change(() -> entries.remove(entry));
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Finds a service by its type and the value of one of its properties. */
  public <T> Optional<T> find(Class<T> type, String property, Object value) {
    lock.lock();
    try {
      return entries.stream()
          .filter(entry -> value.equals(entry.properties.get(property)))
          .map(entry -> entry.service)
          .filter(type::isInstance)
          .map(type::cast)
          .findFirst();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a service.
   *
   * @return the service; empty if it did not come in time
   */
  public <T> Optional<T> await(Class<T> type, String property, Object value, Duration longest)
      throws InterruptedException {
    long left = TimeUnit.NANOSECONDS.convert(longest);
    lock.lock();
    try {
      Optional<T> found = find(type, property, value);
      while (found.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
        found = find(type, property, value);
      }
      return found;
    } finally {
      lock.unlock();
    }
  }
}
