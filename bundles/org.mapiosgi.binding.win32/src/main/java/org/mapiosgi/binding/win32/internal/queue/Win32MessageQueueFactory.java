// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import org.mapiosgi.binding.win32.internal.crash.NativeCrash;
import org.mapiosgi.binding.win32.internal.crash.ProcessEnd;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The message queues of Windows. */
@Component(
    property = {
      MapiSubsystemBinding.BINDING + "=" + MapiSubsystemBinding.WIN32,
      "service.ranking:Integer=100"
    })
public final class Win32MessageQueueFactory implements MessageQueueFactory {
  private final NativeCrash crash;

  /** Called by SCR. */
  @Activate
  public Win32MessageQueueFactory(BundleContext context) {
    crash = ProcessEnd.in(context);
  }

  /** Without a framework. */
  public Win32MessageQueueFactory() {
    crash = ProcessEnd.withoutHost();
  }

  @Override
  public MessageQueue open(String name) {
    return Win32MessageQueue.open(name, crash);
  }
}
