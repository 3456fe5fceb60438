// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes the message queue of a pump thread. Each binding registers one as a service, with {@link
 * MapiSubsystemBinding#BINDING}.
 */
@ProviderType
public interface MessageQueueFactory {
  /**
   * Makes the calling thread an owner of a message queue.
   *
   * @param name for diagnosis: the pump's name
   * @return to be used by, and closed on, the calling thread only
   * @throws org.mapiosgi.api.error.MapiException if the system gives no queue or no event
   */
  MessageQueue open(String name);
}
