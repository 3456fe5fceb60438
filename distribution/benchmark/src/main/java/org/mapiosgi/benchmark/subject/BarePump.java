// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.pump.internal.core.HangLimits;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.service.PumpRuntime;
import org.mapiosgi.spi.MessageQueueFactory;

/**
 * Makes a pump with everything off that its settings can turn off: the watchdog and the metrics.
 */
final class BarePump {
  private BarePump() {}

  static MessagePump open(MessageQueueFactory queues) {
    Settings usual = Settings.DEFAULT;
    Settings bare =
        new Settings(
            usual.tasks(),
            usual.messages(),
            usual.turnNanos(),
            usual.capacity(),
            usual.overflow(),
            usual.alarmDepth(),
            false,
            new HangLimits(0, 0, 0, false));
    return new PumpRuntime().start("bare-pump", queues, bare);
  }
}
