// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/** As much of a service registry as the lifecycle uses. */
final class Registry {
  /** The bundle for which services are found if no other is named. */
  static final String CONSUMER = "com.example.consumer";

  private final List<ServiceFactory<Object>> factories = new CopyOnWriteArrayList<>();
  private final List<Object> services = new CopyOnWriteArrayList<>();
  private final Map<Class<?>, Runnable> consumers = new ConcurrentHashMap<>();

  /** What the consumers of a type do when it goes. */
  void onWithdrawal(Class<?> type, Runnable consumer) {
    consumers.put(type, consumer);
  }

  BundleContext context() {
    return (BundleContext)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {BundleContext.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("registerService")) {
                throw new UnsupportedOperationException(method.toString());
              }
              return register(arguments[1]);
            });
  }

  /** The service of a type as a bundle of that name gets it. */
  <T> T find(Class<T> type, String bundle) {
    return factories.stream()
        .map(factory -> factory.getService(bundle(bundle), null))
        .filter(type::isInstance)
        .map(type::cast)
        .reduce((first, last) -> last)
        .orElseThrow();
  }

  private static Bundle bundle(String name) {
    return (Bundle)
        Proxy.newProxyInstance(
            Registry.class.getClassLoader(),
            new Class<?>[] {Bundle.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("getSymbolicName")) {
                throw new UnsupportedOperationException(method.toString());
              }
              return name;
            });
  }

  @SuppressWarnings("unchecked")
  private Object asConsumer(Object service) {
    if (service instanceof ServiceFactory<?> factory) {
      ServiceFactory<Object> any = (ServiceFactory<Object>) factory;
      factories.add(any);
      return any.getService(bundle(CONSUMER), null);
    }
    return service;
  }

  private ServiceRegistration<?> register(Object registered) {
    Object service = asConsumer(registered);
    Object[] entry = {service};
    services.add(entry);
    return (ServiceRegistration<?>)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ServiceRegistration.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("unregister")) {
                throw new UnsupportedOperationException(method.toString());
              }
              if (!services.remove(entry)) {
                throw new IllegalStateException("unregistered twice");
              }
              consumers.forEach(
                  (type, consumer) -> {
                    if (type.isInstance(service)) {
                      consumer.run();
                    }
                  });
              return null;
            });
  }

  /** The services of a type. */
  <T> List<T> all(Class<T> type) {
    return services.stream()
        .map(entry -> ((Object[]) entry)[0])
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  /** The service of a type, where there is one. */
  <T> Optional<T> find(Class<T> type) {
    return services.stream()
        .map(entry -> ((Object[]) entry)[0])
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  int size() {
    return services.size();
  }
}
