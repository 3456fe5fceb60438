// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.look;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;
import org.mapiosgi.api.pump.MessagePumpMXBean;

/** Reads every pump of the process, MAPI's own included, from an MBean server. */
public final class Pumps {
  private final MBeanServer server;

  /** Reads from the server. */
  public Pumps(MBeanServer server) {
    this.server = server;
  }

  /** Returns the values of each pump, ordered by name. */
  public List<Map<String, Object>> read() {
    try {
      List<Map<String, Object>> pumps = new ArrayList<>();
      server.queryNames(new ObjectName(MessagePumpMXBean.PATTERN), null).stream()
          .sorted(Comparator.comparing(ObjectName::getCanonicalName))
          .forEach(name -> addTo(pumps, name));
      return pumps;
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(e); // it is a constant
    }
  }

  private void addTo(List<Map<String, Object>> pumps, ObjectName name) {
    try {
      pumps.add(values(JMX.newMXBeanProxy(server, name, MessagePumpMXBean.class)));
    } catch (UndeclaredThrowableException e) {
      // The pump ended while it was read.
    }
  }

  private static Map<String, Object> values(MessagePumpMXBean pump) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("name", pump.getName());
    values.put("thread", pump.getThread());
    values.put("phase", pump.getPhase());
    values.put("inPhaseMillis", pump.getInPhaseMillis());
    values.put("task", pump.getTask());
    values.put("queued", pump.getQueued());
    values.put("mostQueued", pump.getMostQueued());
    values.put("timers", pump.getTimers());
    values.put("tasksRun", pump.getTasksRun());
    values.put("tasksFailed", pump.getTasksFailed());
    values.put("rejected", pump.getRejected());
    values.put("messages", pump.getMessages());
    return values;
  }
}
