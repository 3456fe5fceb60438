// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.Map;
import java.util.function.Function;

/**
 * Takes the services that the state machines offer: the registry of a framework or, without a
 * framework, a list. Thread-safe.
 */
public interface ServiceRegistry {
  /**
   * Registers a service that all consumers share.
   *
   * @return withdraws the service
   * @throws IllegalStateException if the registry takes no more services
   */
  default <T> Runnable register(Class<T> type, T service, Map<String, ?> properties) {
    return registerForEach(type, bundle -> service, properties);
  }

  /**
   * Registers a service of which each consumer bundle gets its own.
   *
   * @param service makes the service of a bundle from the bundle's symbolic name
   * @return withdraws the service
   * @throws IllegalStateException if the registry takes no more services
   */
  <T> Runnable registerForEach(
      Class<T> type, Function<String, T> service, Map<String, ?> properties);

  /**
   * Registers a condition.
   *
   * @param id its {@code osgi.condition.id}
   * @param properties its other properties
   * @return withdraws the condition
   * @throws IllegalStateException if the registry takes no more services
   */
  Runnable registerCondition(String id, Map<String, ?> properties);
}
