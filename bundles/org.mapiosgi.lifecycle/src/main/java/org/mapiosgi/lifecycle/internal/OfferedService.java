// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service that comes and goes. Registering and unregistering run the code of those who use it, so
 * both are steps of an actor of its own: a slow consumer holds up nobody else. Any thread.
 */
public final class OfferedService {
  private static final Logger LOG = LoggerFactory.getLogger(OfferedService.class);

  private final BundleContext context;
  private final Actor actor;
  private ServiceRegistration<?> registration;

  /** One that is not there yet. */
  public OfferedService(Surroundings surroundings) {
    this.context = surroundings.context();
    this.actor = surroundings.actor();
  }

  /** Registers it, behind a withdrawal that is on its way. */
  public <T> void publish(Class<T> type, T service, Map<String, ?> properties) {
    actor.execute(
        () -> {
          try {
            registration =
                context.registerService(type, service, FrameworkUtil.asDictionary(properties));
          } catch (IllegalStateException e) {
            LOG.debug("{} comes too late: the bundle has stopped", type.getName(), e);
          }
        });
  }

  /**
   * Unregisters it, where it is there.
   *
   * @return done when nobody has it any more, as far as the framework can tell
   */
  public CompletableFuture<Void> withdraw() {
    CompletableFuture<Void> withdrawn = new CompletableFuture<>();
    actor.execute(
        () -> {
          try {
            unregister();
          } finally {
            withdrawn.complete(null);
          }
        });
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
