// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.bean;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the parts of one subsystem in an MBean server until they are withdrawn, one by one or all
 * together. A part that cannot be shown works nevertheless. Thread-safe.
 */
public final class Beans implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Beans.class);

  /** The most parts of one name that are shown. */
  private static final int MOST = 100;

  private final MBeanServer server;
  private final Set<ObjectName> shown = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** Shows nothing yet. */
  public Beans(MBeanServer server) {
    this.server = server;
  }

  /** Shows the subsystem. */
  public void subsystem(Supplier<SubsystemStatus> status) {
    var unusedUntilClosed = show("type=MapiSubsystem", new SubsystemBean(status));
  }

  /**
   * Shows a session.
   *
   * @return withdraws it
   */
  public Runnable session(String name, Supplier<SessionStatus> status) {
    return show("type=MapiSession" + key("name", name), new SessionBean(status));
  }

  /**
   * Shows a lane.
   *
   * @return withdraws it
   */
  public Runnable lane(String name, Supplier<LaneStatus> status) {
    return show("type=MapiLane" + key("name", name), new LaneBean(status));
  }

  /**
   * Shows a limit.
   *
   * @return withdraws it
   */
  public Runnable limit(Supplier<LimitStatus> status) {
    LimitStatus now = status.get();
    String keys =
        "type=MapiLimit"
            + key("counted", now.counted())
            + now.session().map(name -> key("session", name)).orElse("")
            + now.bundle().map(name -> key("bundle", name)).orElse("");
    return show(keys, new LimitBean(status));
  }

  private static String key(String key, String value) {
    return "," + key + "=" + ObjectName.quote(value);
  }

  private Runnable show(String keys, Object bean) {
    try {
      ObjectName name = register("org.mapiosgi:" + keys, bean);
      shown.add(name);
      if (closed) {
        withdraw(name);
      }
      return () -> withdraw(name);
    } catch (JMException | RuntimeException e) {
      LOG.warn("not shown as an MBean: {}", keys, e);
      return () -> {};
    }
  }

  private ObjectName register(String wanted, Object bean) throws JMException {
    for (int instance = 1; ; instance++) {
      ObjectName name = new ObjectName(instance == 1 ? wanted : wanted + ",instance=" + instance);
      try {
        server.registerMBean(bean, name);
        return name;
      } catch (InstanceAlreadyExistsException e) {
        if (instance == MOST) {
          throw e;
        }
      }
    }
  }

  private void withdraw(ObjectName name) {
    if (!shown.remove(name)) {
      return;
    }
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      LOG.debug("{} was withdrawn before", name, e);
    } catch (JMException | RuntimeException e) {
      LOG.warn("cannot withdraw {}", name, e);
    }
  }

  /** Withdraws everything. Shows nothing any more. */
  @Override
  public void close() {
    closed = true;
    shown.forEach(this::withdraw);
  }
}
