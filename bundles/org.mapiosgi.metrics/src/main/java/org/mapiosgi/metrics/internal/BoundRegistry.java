// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.metrics.internal;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerDelegate;
import javax.management.MBeanServerNotification;
import javax.management.MalformedObjectNameException;
import javax.management.Notification;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the meters of one registry in step with the product's MBeans, until it is closed.
 * Thread-safe.
 */
final class BoundRegistry implements NotificationListener, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoundRegistry.class);
  private static final String DOMAIN = "org.mapiosgi";

  private final MeterRegistry registry;
  private final MBeanServer server;
  private final Map<ObjectName, List<Meter>> meters = new ConcurrentHashMap<>();
  private volatile boolean closed;

  private BoundRegistry(MeterRegistry registry, MBeanServer server) {
    this.registry = registry;
    this.server = server;
  }

  /** Adds the meters of the MBeans that are there, and from now on of each that comes. */
  static BoundRegistry open(MeterRegistry registry, MBeanServer server) {
    BoundRegistry bound = new BoundRegistry(registry, server);
    try {
      server.addNotificationListener(MBeanServerDelegate.DELEGATE_NAME, bound, null, null);
      server.queryNames(new ObjectName(DOMAIN + ":*"), null).forEach(bound::add);
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e); // it is a constant
    } catch (JMException e) {
      LOG.warn("no figures of MAPI are measured", e);
    }
    return bound;
  }

  @Override
  public void handleNotification(Notification notification, Object handback) {
    if (notification instanceof MBeanServerNotification change
        && change.getMBeanName().getDomain().equals(DOMAIN)) {
      if (change.getType().equals(MBeanServerNotification.REGISTRATION_NOTIFICATION)) {
        add(change.getMBeanName());
      } else {
        remove(change.getMBeanName());
      }
    }
  }

  private void add(ObjectName name) {
    MBeanSource source = new MBeanSource(server, name);
    Figures.of(source)
        .ifPresent(
            figures -> {
              meters.computeIfAbsent(name, added -> register(figures, source));
              // It may have gone, or all may have been closed, before its meters were there.
              if (closed || !server.isRegistered(name)) {
                remove(name);
              }
            });
  }

  private List<Meter> register(Figures figures, MBeanSource source) {
    Tags tags = figures.tags(source);
    return figures.figures().stream()
        .map(figure -> figure.register(registry, tags, source))
        .toList();
  }

  private void remove(ObjectName name) {
    List<Meter> gone = meters.remove(name);
    if (gone != null) {
      gone.forEach(registry::remove);
    }
  }

  /** Removes all meters. */
  @Override
  public void close() {
    closed = true;
    try {
      server.removeNotificationListener(MBeanServerDelegate.DELEGATE_NAME, this);
    } catch (JMException e) {
      LOG.debug("it was not listening", e);
    }
    List.copyOf(meters.keySet()).forEach(this::remove);
  }
}
