// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import java.util.Comparator;
import java.util.List;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.mapiosgi.api.pump.MessagePumpMXBean;

/** Every pump of the process, MAPI's own included, at the moment of asking. */
final class PumpBeans {
  private final MBeanServer server;

  PumpBeans(MBeanServer server) {
    this.server = server;
  }

  /** All, by name. */
  List<MessagePumpMXBean> all() {
    try {
      return server.queryNames(new ObjectName(MessagePumpMXBean.PATTERN), null).stream()
          .sorted(Comparator.comparing(ObjectName::getCanonicalName))
          .map(name -> JMX.newMXBeanProxy(server, name, MessagePumpMXBean.class))
          .toList();
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e); // it is a constant
    }
  }

  /**
   * Those of a name; all where there is none.
   *
   * @throws IllegalArgumentException where no pump has the name
   */
  List<MessagePumpMXBean> named(String... names) {
    List<MessagePumpMXBean> all = all();
    if (names.length == 0) {
      return all;
    }
    List<String> wanted = List.of(names);
    List<String> there = all.stream().map(MessagePumpMXBean::getName).toList();
    for (String name : wanted) {
      if (!there.contains(name)) {
        throw new IllegalArgumentException(
            "there is no pump '"
                + name
                + "'; "
                + (there.isEmpty() ? "there is none" : "there are " + String.join(", ", there)));
      }
    }
    return all.stream().filter(pump -> wanted.contains(pump.getName())).toList();
  }
}
