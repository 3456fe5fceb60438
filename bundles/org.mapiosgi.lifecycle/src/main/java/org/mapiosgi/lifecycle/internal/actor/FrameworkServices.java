// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.actor;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;

/** Offers the services in a framework, as those of this bundle. */
public final class FrameworkServices implements ServiceRegistry {
  private final BundleContext context;

  /** Services of the bundle with that context. */
  public FrameworkServices(BundleContext context) {
    this.context = context;
  }

  @Override
  public <T> Runnable register(Class<T> type, T service, Map<String, ?> properties) {
    return context.registerService(type, service, FrameworkUtil.asDictionary(properties))
        ::unregister;
  }

  @Override
  public <T> Runnable registerForEach(
      Class<T> type, Function<String, T> service, Map<String, ?> properties) {
    return context.registerService(
            type, new Factory<>(service), FrameworkUtil.asDictionary(properties))
        ::unregister;
  }

  @Override
  public Runnable registerCondition(String id, Map<String, ?> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(Condition.CONDITION_ID, id);
    return register(Condition.class, Condition.INSTANCE, all);
  }

  /** Makes a service for each bundle. */
  private record Factory<T>(Function<String, T> service) implements ServiceFactory<T> {
    @Override
    public T getService(Bundle bundle, ServiceRegistration<T> registration) {
      return service.apply(bundle.getSymbolicName());
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<T> registration, T made) {
      // The work that the bundle has submitted goes on, as with any other service.
    }
  }
}
