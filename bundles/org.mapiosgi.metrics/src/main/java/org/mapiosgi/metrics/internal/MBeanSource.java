// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.metrics.internal;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** Reads an MBean. Thread-safe. */
final class MBeanSource {
  private final MBeanServer server;
  private final ObjectName name;

  // Micrometer holds the source of a function counter by a weak reference.
  private final List<Reading> kept = new CopyOnWriteArrayList<>();

  MBeanSource(MBeanServer server, ObjectName name) {
    this.server = server;
    this.name = name;
  }

  /** Keeps a reading alive as long as this source. */
  Reading keep(Reading reading) {
    kept.add(reading);
    return reading;
  }

  /** The key property of the name, without quotes; empty if the name has none. */
  String key(String property) {
    String value = name.getKeyProperty(property);
    if (value == null) {
      return "";
    }
    return value.startsWith("\"") ? ObjectName.unquote(value) : value;
  }

  /** A number, or 1 and 0 for true and false; empty if the MBean is gone. */
  OptionalDouble number(String attribute) {
    try {
      Object value = server.getAttribute(name, attribute);
      if (value instanceof Boolean yes) {
        return OptionalDouble.of(yes ? 1 : 0);
      }
      return value instanceof Number number
          ? OptionalDouble.of(number.doubleValue())
          : OptionalDouble.empty();
    } catch (JMException | RuntimeException e) {
      return OptionalDouble.empty(); // gone since, or of another version
    }
  }
}
