// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.Map;
import org.mapiosgi.api.pump.MessagePump;

/**
 * A pump's configuration, checked.
 *
 * @param name the pump's name
 * @param settings how it divides its time
 * @param stopTimeoutSeconds how long it may run on when it goes away
 */
record PumpConfiguration(String name, Settings settings, int stopTimeoutSeconds) {
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
    Range range = new Range(pid);
    Settings settings =
        new Settings(
            range.check("tasks.per.turn", config.tasks_per_turn(), 1, 1_000_000),
            range.check("messages.per.turn", config.messages_per_turn(), 1, 1_000_000),
            range.check("turn.milliseconds", config.turn_milliseconds(), 1, 10_000) * MILLIS,
            range.check("capacity", config.capacity(), 0, 100_000_000),
            overflow(config.overflow(), pid),
            range.check("alarm.depth", config.alarm_depth(), 0, 1_000_000_000),
            config.metrics(),
            hang(config, range));
    int stop = range.check("stop.timeout.seconds", config.stop_timeout_seconds(), 0, 3600);
    return new PumpConfiguration(name(config.pump_name(), pid), settings, stop);
  }

  private static Capacity.Overflow overflow(String value, String pid) {
    for (Capacity.Overflow overflow : Capacity.Overflow.values()) {
      if (overflow.name().equalsIgnoreCase(value)) {
        return overflow;
      }
    }
    throw new IllegalArgumentException(
        "configuration " + pid + ": overflow must be REJECT or BLOCK, not " + value);
  }

  private static HangLimits hang(ConfiguredPump.Config config, Range range) {
    int warn = range.check("watch.warn.milliseconds", config.watch_warn_milliseconds(), 0, 600_000);
    int stack = range.check("watch.stack.seconds", config.watch_stack_seconds(), 1, 3600);
    int stuck = range.check("watch.stuck.seconds", config.watch_stuck_seconds(), 1, 86_400);
    return new HangLimits(warn * MILLIS, stack * SECONDS, stuck * SECONDS);
  }

  private static String name(String configured, String pid) {
    if (configured != null && !configured.isBlank()) {
      return configured.strip();
    }
    return pid.startsWith(MessagePump.PID + "~")
        ? pid.substring(MessagePump.PID.length() + 1)
        : pid;
  }

  private record Range(String pid) {
    int check(String key, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "configuration "
                + pid
                + ": "
                + key
                + " must be between "
                + least
                + " and "
                + most
                + ", not "
                + value);
      }
      return value;
    }
  }
}
