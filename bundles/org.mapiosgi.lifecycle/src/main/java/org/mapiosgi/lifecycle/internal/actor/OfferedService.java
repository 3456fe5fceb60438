// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers and withdraws a service of a state machine. Both run code of the service's consumers.
 * So both happen after the step that asks for them, and no step waits for a consumer.
 */
public final class OfferedService {
  private static final Logger LOG = LoggerFactory.getLogger(OfferedService.class);

  private final ServiceRegistry registry;
  private final Actor actor;
  private @Nullable Runnable withdrawal;

  /**
   * A service that is not registered.
   *
   * @param actor the state machine that publishes it
   */
  public OfferedService(ServiceRegistry registry, Actor actor) {
    this.registry = registry;
    this.actor = actor;
  }

  /** Registers the service after the current step. Withdraws a registered one first. */
  public <T> void publish(Class<T> type, T service, Map<String, ?> properties) {
    publish(type.getName(), () -> registry.register(type, service, properties));
  }

  /** Registers a service of which each consumer bundle, by its symbolic name, gets its own. */
  public <T> void publishForEach(
      Class<T> type, Function<String, T> service, Map<String, ?> properties) {
    publish(type.getName(), () -> registry.registerForEach(type, service, properties));
  }

  /** Registers a condition. */
  public void publishCondition(String id, Map<String, ?> properties) {
    publish(id, () -> registry.registerCondition(id, properties));
  }

  private void publish(String what, Supplier<Runnable> registering) {
    actor.after(
        Actor.Word.REGISTRY,
        () -> {
          unregister();
          try {
            withdrawal = registering.get();
          } catch (IllegalStateException e) {
            LOG.debug("{} comes too late: the bundle has stopped", what, e);
          }
        });
  }

  /**
   * Withdraws the service after the current step, if it is registered.
   *
   * @return done if no consumer has the service any more, as far as the framework knows, or if a
   *     consumer holds that up
   */
  public CompletableFuture<Void> withdraw() {
    CompletableFuture<Void> withdrawn = new CompletableFuture<>();
    actor.after(Actor.Word.REGISTRY, this::unregister);
    actor.after(Actor.Word.MAPI, () -> withdrawn.complete(null));
    return withdrawn;
  }

  private void unregister() {
    Runnable known = withdrawal;
    withdrawal = null;
    if (known != null) {
      try {
        known.run();
      } catch (IllegalStateException e) {
        LOG.debug("the framework has withdrawn a service itself", e);
      }
    }
  }
}
