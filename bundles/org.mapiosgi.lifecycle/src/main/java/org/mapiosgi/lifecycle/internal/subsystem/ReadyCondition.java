// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.Map;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiSubsystem;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;

/** The service that is there while MAPI is ready; used by the subsystem's actor alone. */
final class ReadyCondition {
  private final BundleContext context;
  private ServiceRegistration<?> registration;

  ReadyCondition(BundleContext context) {
    this.context = context;
  }

  void publish(String binding) {
    registration =
        context.registerService(
            Condition.class,
            Condition.INSTANCE,
            FrameworkUtil.asDictionary(
                Map.of(Condition.CONDITION_ID, MapiSubsystem.READY, MapiSession.BINDING, binding)));
  }

  /** Withdraws it, where it is there. */
  void withdraw() {
    if (registration != null) {
      registration.unregister();
      registration = null;
    }
  }
}
