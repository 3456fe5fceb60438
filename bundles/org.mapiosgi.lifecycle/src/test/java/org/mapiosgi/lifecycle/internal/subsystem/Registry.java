// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.mapiosgi.lifecycle.internal.actor.ServiceRegistry;
import org.osgi.service.condition.Condition;

/** A service registry without a framework. */
final class Registry implements ServiceRegistry {
  /** The bundle for which services are found if no other is named. */
  static final String CONSUMER = "com.example.consumer";

  private final List<Function<String, ?>> factories = new CopyOnWriteArrayList<>();
  private final List<Entry> services = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Runnable> consumers = new ConcurrentHashMap<>();

  /** A registration; no two are equal. */
  private static final class Entry {
    private final Object service;

    Entry(Object service) {
      this.service = service;
    }
  }

  /** What the consumers of a type do when it goes. */
  void onWithdrawal(Class<?> type, Runnable consumer) {
    consumers.put(type, consumer);
  }

  /** The service of a type as a bundle of that name gets it. */
  <T> T find(Class<T> type, String bundle) {
    return factories.stream()
        .map(factory -> factory.apply(bundle))
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  @Override
  public <T> Runnable register(Class<T> type, T service, Map<String, ?> properties) {
    return add(service);
  }

  @Override
  public <T> Runnable registerForEach(
      Class<T> type, Function<String, T> service, Map<String, ?> properties) {
    factories.add(service);
    return add(service.apply(CONSUMER));
  }

  @Override
  public Runnable registerCondition(String id, Map<String, ?> properties) {
    return add(Condition.INSTANCE);
  }

  private Runnable add(Object service) {
    Entry entry = new Entry(service);
    services.add(entry);
    return () -> {
      if (!services.remove(entry)) {
        throw new IllegalStateException("unregistered twice");
      }
      consumers.forEach(
          (type, consumer) -> {
            if (type.isInstance(service)) {
              consumer.run();
            }
          });
    };
  }

  /** The services of a type. */
  <T> List<T> all(Class<T> type) {
    return services.stream()
        .map(entry -> entry.service)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The service of a type, where there is one. */
  <T> Optional<T> find(Class<T> type) {
    return all(type).stream().findFirst();
  }

  int size() {
    return services.size();
  }
}
