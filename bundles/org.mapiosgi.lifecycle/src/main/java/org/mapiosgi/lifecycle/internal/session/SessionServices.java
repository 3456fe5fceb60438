// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.lifecycle.internal.subsystem.ReadyMapi;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What of a session is in the service registry; used by its actor alone. */
final class SessionServices {
  private static final Logger LOG = LoggerFactory.getLogger(SessionServices.class);

  private final String session;
  private final BundleContext context;
  private List<ServiceRegistration<?>> registrations = List.of();

  SessionServices(String session, BundleContext context) {
    this.session = session;
    this.context = context;
  }

  /** Registers a session that is up, and the condition that says so. */
  void publish(MapiSession up, String profile, ReadyMapi mapi, Identity identity) {
    Dictionary<String, ?> properties =
        FrameworkUtil.asDictionary(
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
    registrations =
        List.of(
            context.registerService(MapiSession.class, up, properties),
            context.registerService(
                Condition.class,
                Condition.INSTANCE,
                FrameworkUtil.asDictionary(
                    Map.of(
                        Condition.CONDITION_ID, MapiSession.READY, MapiSession.SESSION, session))));
  }

  /** Withdraws both, where they are there. */
  void withdraw() {
    for (ServiceRegistration<?> registration : registrations) {
      try {
        registration.unregister();
      } catch (IllegalStateException e) {
        LOG.debug("session={} the framework has withdrawn a service itself", session, e);
      }
    }
    registrations = List.of();
  }
}
