// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.loop;

import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Wakeup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits on a pump's message queue, and ends the pump if its queue cannot wait. */
final class QueueWait {
  private final Logger logger = LoggerFactory.getLogger(QueueWait.class);
  private final PumpContext pump;

  QueueWait(PumpContext pump) {
    this.pump = pump;
  }

  /** A wait that fails would fail again at once, and the pump would spin. So the pump ends. */
  Wakeup await(MessageQueue queue, long nanos) {
    try {
      return queue.await(nanos);
    } catch (Throwable e) {
      pump.lifecycle().fail("could not wait on its message queue", e);
      logger.error("pump '{}' could not wait on its message queue and ends", pump.name(), e);
      return Wakeup.TIMEOUT;
    }
  }
}
