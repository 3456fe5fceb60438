// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.OfferedService;
import org.mapiosgi.lifecycle.internal.actor.ServiceRegistry;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.condition.Condition;

/** The service that is there while MAPI is ready. */
@Capability(
    namespace = "osgi.service",
    attribute = {
      "objectClass:List<String>='org.osgi.service.condition.Condition'",
      Condition.CONDITION_ID + "=" + MapiSubsystem.READY
    },
    uses = Condition.class,
    effective = "active")
final class ReadyCondition {
  private final OfferedService service;

  ReadyCondition(ServiceRegistry registry, Actor actor) {
    this.service = new OfferedService(registry, actor);
  }

  void publish(String binding) {
    service.publishCondition(MapiSubsystem.READY, Map.of(MapiSession.BINDING, binding));
  }

  /**
   * Withdraws the condition if it is registered.
   *
   * @return done if it is withdrawn
   */
  CompletableFuture<Void> withdraw() {
    return service.withdraw();
  }
}
