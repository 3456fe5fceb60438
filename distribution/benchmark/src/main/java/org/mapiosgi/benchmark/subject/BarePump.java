// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.pump.internal.service.PumpRuntime;
import org.mapiosgi.spi.MessageQueueFactory;

/**
 * Makes a pump with everything off that its settings can turn off: the watchdog, and the metrics
 * where they have a switch. The settings are no API, so they are found by their names.
 */
final class BarePump {
  private static final String PACKAGE = PumpRuntime.class.getPackageName() + ".";

  private BarePump() {}

  static MessagePump open(MessageQueueFactory queues) {
    try {
      Class<?> settings = Class.forName(PACKAGE + "Settings");
      Method start =
          PumpRuntime.class.getDeclaredMethod(
              "start", String.class, MessageQueueFactory.class, settings);
      start.setAccessible(true);
      return (MessagePump) start.invoke(new PumpRuntime(), "bare-pump", queues, bare(settings));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the pump's settings are not what they were", e);
    }
  }

  private static Object bare(Class<?> settings) throws ReflectiveOperationException {
    Field defaults = settings.getDeclaredField("DEFAULT");
    defaults.setAccessible(true);
    Object usual = defaults.get(null);
    RecordComponent[] components = settings.getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Method accessor = components[i].getAccessor();
      accessor.setAccessible(true);
      values[i] =
          switch (components[i].getName()) {
            case "hang" -> zeros(components[i].getType());
            case "metrics" -> false;
            default -> accessor.invoke(usual);
          };
    }
    return constructor(settings).newInstance(values);
  }

  /** Limits of which each is 0 or false, which is off. */
  private static Object zeros(Class<?> limits) throws ReflectiveOperationException {
    Object[] zeros =
        Arrays.stream(limits.getRecordComponents())
            .map(each -> each.getType() == boolean.class ? (Object) false : (Object) 0L)
            .toArray();
    return constructor(limits).newInstance(zeros);
  }

  private static Constructor<?> constructor(Class<?> type) throws ReflectiveOperationException {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    return constructor;
  }
}
