// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Map;
import java.util.function.Function;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.lifecycle.internal.actor.Actor;
import org.mapiosgi.lifecycle.internal.actor.OfferedService;
import org.mapiosgi.lifecycle.internal.actor.ServiceRegistry;
import org.mapiosgi.lifecycle.internal.thread.ReadyMapi;
import org.osgi.annotation.bundle.Capability;
import org.osgi.service.condition.Condition;

/** Registers the services of one session: the session, and the condition that shows it is up. */
@Capability(
    namespace = "osgi.service",
    attribute = "objectClass:List<String>='org.mapiosgi.api.MapiSession'",
    uses = MapiSession.class,
    effective = "active")
@Capability(
    namespace = "osgi.service",
    attribute = {
      "objectClass:List<String>='org.osgi.service.condition.Condition'",
      Condition.CONDITION_ID + "=" + MapiSession.READY
    },
    uses = Condition.class,
    effective = "active")
final class SessionServices {
  private final String session;
  private final OfferedService service;
  private final OfferedService condition;

  /**
   * Services that are not registered.
   *
   * @param actor the session's; all methods are for its steps
   */
  SessionServices(String session, ServiceRegistry registry, Actor actor) {
    this.session = session;
    this.service = new OfferedService(registry, actor);
    this.condition = new OfferedService(registry, actor);
  }

  /** Registers a session that is up, and the condition behind it. */
  void publish(
      Function<String, MapiSession> up, String profile, ReadyMapi mapi, Identity identity) {
    service.publishForEach(
        MapiSession.class,
        up,
        Map.of(
            MapiSession.SESSION,
            session,
            MapiSession.PROFILE,
            profile,
            MapiSession.BINDING,
            mapi.binding(),
            MapiSession.MODE,
            mapi.mode().word(),
            MapiSession.IDENTITY,
            identity.address().isEmpty() ? identity.displayName() : identity.address()));
    condition.publishCondition(MapiSession.READY, Map.of(MapiSession.SESSION, session));
  }

  /** Withdraws both, if they are registered. */
  void withdraw() {
    var unusedService = service.withdraw();
    var unusedCondition = condition.withdraw();
  }
}
