// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Registers and withdraws a service of a state machine. Both run code of the service's consumers.
 * So both happen after the step that asks for them, and no step waits for a consumer.
 */
public final class OfferedService {
  private static final Logger LOG = LoggerFactory.getLogger(OfferedService.class);

  private final BundleContext context;
  private final Actor actor;
  private @Nullable ServiceRegistration<?> registration;

  /**
   * A service that is not registered.
   *
   * @param actor the state machine that publishes it
   */
  public OfferedService(BundleContext context, Actor actor) {
    this.context = context;
    this.actor = actor;
  }

  /** Registers the service after the current step. Withdraws a registered one first. */
  public <T> void publish(Class<T> type, T service, Map<String, ?> properties) {
    publish(type, () -> context.registerService(type, service, asDictionary(properties)));
  }

  /** Registers a service of which each consumer bundle gets its own. */
  public <T> void publishForEach(
      Class<T> type, ServiceFactory<T> factory, Map<String, ?> properties) {
    publish(type, () -> context.registerService(type, factory, asDictionary(properties)));
  }

  private static Dictionary<String, ?> asDictionary(Map<String, ?> properties) {
    return FrameworkUtil.asDictionary(properties);
  }

  private void publish(Class<?> type, Supplier<ServiceRegistration<?>> registering) {
    actor.after(
        Actor.Word.REGISTRY,
        () -> {
          unregister();
          try {
            registration = registering.get();
          } catch (IllegalStateException e) {
            LOG.debug("{} comes too late: the bundle has stopped", type.getName(), e);
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
    ServiceRegistration<?> known = registration;
    registration = null;
    if (known != null) {
      try {
        known.unregister();
      } catch (IllegalStateException e) {
        LOG.debug("the framework has withdrawn a service itself", e);
      }
    }
  }
}
