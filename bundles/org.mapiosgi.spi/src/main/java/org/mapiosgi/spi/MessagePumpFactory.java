// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.mapiosgi.api.pump.MessagePump;
import org.osgi.annotation.versioning.ProviderType;

/** Makes pumps that belong to their maker and are not services. The pump bundle registers it. */
@ProviderType
public interface MessagePumpFactory {
  /**
   * Starts a pump thread.
   *
   * <p>Returns at once; tasks may be submitted at once. If the queue cannot be opened, the pump
   * terminates and every task fails with the reason.
   *
   * @param name also the thread's name
   * @param queues makes the thread's message queue
   */
  MessagePump open(String name, MessageQueueFactory queues);
}
