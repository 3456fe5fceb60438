// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.OfferedService;
import org.osgi.framework.BundleContext;
import org.osgi.service.condition.Condition;

/** The service that is there while MAPI is ready. */
final class ReadyCondition {
  private final OfferedService service;

  ReadyCondition(BundleContext context, Actor actor) {
    this.service = new OfferedService(context, actor);
  }

  void publish(String binding) {
    service.publish(
        Condition.class,
        Condition.INSTANCE,
        Map.of(Condition.CONDITION_ID, MapiSubsystem.READY, MapiSession.BINDING, binding));
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
