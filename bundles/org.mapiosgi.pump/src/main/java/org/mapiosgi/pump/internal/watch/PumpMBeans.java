// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import java.util.function.Supplier;
import javax.management.InstanceAlreadyExistsException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.MessagePump;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows pumps in an MBean server. If that fails, a pump still runs. */
public final class PumpMBeans {
  /** Shows nothing. */
  public static final PumpMBeans NONE = new PumpMBeans(null);

  /** Of so many pumps of one name the others are not shown. */
  private static final int MOST = 100;

  private final Logger logger = LoggerFactory.getLogger(PumpMBeans.class);
  private final @Nullable MBeanServer server;

  /**
   * In a server.
   *
   * @param server null: nowhere
   */
  public PumpMBeans(@Nullable MBeanServer server) {
    this.server = server;
  }

  /**
   * Shows a pump.
   *
   * @param running gives the class of the task that runs
   * @return withdraws the pump
   */
  public Runnable show(MessagePump pump, Thread thread, Supplier<String> running) {
    MBeanServer shownIn = server;
    if (shownIn == null) {
      return () -> {};
    }
    try {
      ObjectName name = register(shownIn, pump.name(), new PumpMBean(pump, thread, running));
      return () -> withdraw(shownIn, name);
    } catch (JMException | RuntimeException e) {
      logger.warn("pump '{}' is not shown as an MBean", pump.name(), e);
      return () -> {};
    }
  }

  private static ObjectName register(MBeanServer server, String pump, PumpMBean bean)
      throws JMException {
    String quoted = "org.mapiosgi:type=MessagePump,name=" + ObjectName.quote(pump);
    for (int instance = 1; ; instance++) {
      ObjectName name = new ObjectName(instance == 1 ? quoted : quoted + ",instance=" + instance);
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

  private void withdraw(MBeanServer server, ObjectName name) {
    try {
      server.unregisterMBean(name);
    } catch (InstanceNotFoundException e) {
      logger.debug("somebody else has withdrawn {}", name, e);
    } catch (JMException | RuntimeException e) {
      logger.warn("cannot withdraw {}", name, e);
    }
  }
}
