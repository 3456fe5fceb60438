// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.pump.internal.core.HangLimits;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.queue.Capacity;
import org.mapiosgi.spi.configuration.ConfigurationCheck;

/**
 * A pump's configuration, checked.
 *
 * @param pid of the configuration
 * @param name the pump's name
 * @param settings how it divides its time
 * @param stopTimeoutSeconds how long it may run on when it goes away
 * @param properties of its service
 */
record PumpConfiguration(
    String pid,
    String name,
    Settings settings,
    int stopTimeoutSeconds,
    Map<String, Object> properties) {
  /** The framework's name for a configuration's PID. */
  private static final String SERVICE_PID = "service.pid";

  private static final long MILLIS = 1_000_000;
  private static final long SECONDS = 1_000 * MILLIS;

  /**
   * Checks and converts.
   *
   * @throws IllegalArgumentException naming the PID, the key, the value and the range
   */
  static PumpConfiguration of(ConfiguredPump.Config config, Map<String, ?> properties) {
    Object value = properties.get(SERVICE_PID);
    String pid = value instanceof String text ? text : MessagePump.PID;
    Keys keys = new Keys(pid, properties);
    Settings settings =
        new Settings(
            keys.number("tasks.per.turn", config::tasks_per_turn, 1, 1_000_000),
            keys.number("messages.per.turn", config::messages_per_turn, 1, 1_000_000),
            keys.number("turn.milliseconds", config::turn_milliseconds, 1, 10_000) * MILLIS,
            keys.number("capacity", config::capacity, 0, 100_000_000),
            overflow(keys, config),
            keys.number("alarm.depth", config::alarm_depth, 0, 1_000_000_000),
            keys.flag("metrics", config::metrics),
            hang(config, keys));
    int stop = keys.number("stop.timeout.seconds", config::stop_timeout_seconds, 0, 3600);
    String name = name(config.pump_name(), pid);
    return new PumpConfiguration(pid, name, settings, stop, serviceProperties(name, properties));
  }

  private static Capacity.Overflow overflow(Keys keys, ConfiguredPump.Config config) {
    String value = keys.read("overflow", config::overflow, "must be REJECT or BLOCK");
    for (Capacity.Overflow overflow : Capacity.Overflow.values()) {
      if (overflow.name().equalsIgnoreCase(value)) {
        return overflow;
      }
    }
    throw keys.impossible("overflow", "must be REJECT or BLOCK", value);
  }

  private static HangLimits hang(ConfiguredPump.Config config, Keys keys) {
    int warn = keys.number("watch.warn.milliseconds", config::watch_warn_milliseconds, 0, 600_000);
    int stack = keys.number("watch.stack.seconds", config::watch_stack_seconds, 1, 3600);
    int stuck = keys.number("watch.stuck.seconds", config::watch_stuck_seconds, 1, 86_400);
    boolean sites = keys.flag("watch.submit.site", config::watch_submit_site);
    return new HangLimits(warn * MILLIS, stack * SECONDS, stuck * SECONDS, sites);
  }

  private static String name(String configured, String pid) {
    if (configured != null && !configured.isBlank()) {
      return configured.strip();
    }
    return pid.startsWith(MessagePump.PID + "~")
        ? pid.substring(MessagePump.PID.length() + 1)
        : pid;
  }

  /**
   * The configured values, so that a consumer may select by them, as the component runtime does it.
   * Private values (with a leading dot) and those of the framework are left out.
   */
  private static Map<String, Object> serviceProperties(String name, Map<String, ?> properties) {
    Map<String, Object> own = new HashMap<>();
    properties.forEach(
        (key, value) -> {
          if (!key.startsWith(".")
              && !key.startsWith("service.")
              && !key.startsWith("component.")
              && !key.startsWith("felix.")) {
            own.put(key, value);
          }
        });
    own.put(MessagePump.NAME, name);
    own.remove(MessagePump.REFUSED);
    return Map.copyOf(own);
  }

  /** Reads values, and refuses impossible ones by name. */
  private record Keys(String pid, Map<String, ?> properties) {
    int number(String key, IntSupplier reader, int least, int most) {
      String range = "must be between " + least + " and " + most;
      int value = read(key, reader::getAsInt, range);
      if (value < least || value > most) {
        throw impossible(key, range, value);
      }
      return value;
    }

    /**
     * Reads a value. The component runtime converts it now, and refuses a value of another type.
     */
    <T> T read(String key, Supplier<T> reader, String range) {
      try {
        return reader.get();
      } catch (RuntimeException e) {
        IllegalArgumentException named = impossible(key, range, "'" + properties.get(key) + "'");
        named.initCause(e);
        throw named;
      }
    }

    /** The component runtime takes every word but true for false. */
    boolean flag(String key, BooleanSupplier reader) {
      if (ConfigurationCheck.expected(boolean.class, properties.get(key)).isPresent()) {
        throw impossible(key, "must be true or false", "'" + properties.get(key) + "'");
      }
      return reader.getAsBoolean();
    }

    IllegalArgumentException impossible(String key, String range, Object value) {
      return new IllegalArgumentException(
          "configuration " + pid + ": " + key + " " + range + ", not " + value);
    }
  }
}
