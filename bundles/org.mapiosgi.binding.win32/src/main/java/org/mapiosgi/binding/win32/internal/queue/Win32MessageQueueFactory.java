// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;
import org.osgi.service.component.annotations.Component;

/** The message queues of Windows. */
@Component(
    property = {
      MapiSubsystemBinding.BINDING + "=" + MapiSubsystemBinding.WIN32,
      "service.ranking:Integer=100"
    })
public final class Win32MessageQueueFactory implements MessageQueueFactory {
  @Override
  public MessageQueue open(String name) {
    return Win32MessageQueue.open(name);
  }
}
