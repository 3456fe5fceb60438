// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.metrics.internal;

import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.MBeanServer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Gives the figures of MAPI to every {@code MeterRegistry} service. Measures nothing itself: a
 * meter reads its figure when the registry asks.
 */
@Component(
    service = {},
    immediate = true)
public final class MetricsComponent {
  private final MBeanServer server;
  private final Map<MeterRegistry, BoundRegistry> bound = new ConcurrentHashMap<>();

  /** Called by SCR. */
  @Activate
  public MetricsComponent() {
    this(ManagementFactory.getPlatformMBeanServer());
  }

  /** Reads the MBeans of a server. */
  MetricsComponent(MBeanServer server) {
    this.server = server;
  }

  /** Called by SCR as a registry comes. */
  @Reference(
      service = MeterRegistry.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindRegistry(MeterRegistry registry) {
    bound.computeIfAbsent(registry, each -> BoundRegistry.open(each, server));
  }

  /** Called by SCR as a registry goes. */
  void unbindRegistry(MeterRegistry registry) {
    BoundRegistry gone = bound.remove(registry);
    if (gone != null) {
      gone.close();
    }
  }

  /** Removes the meters from every registry. */
  @Deactivate
  void deactivate() {
    bound.keySet().forEach(this::unbindRegistry);
  }
}
