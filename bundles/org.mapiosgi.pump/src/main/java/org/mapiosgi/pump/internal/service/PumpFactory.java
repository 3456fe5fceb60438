// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.spi.MessagePumpFactory;
import org.mapiosgi.spi.MessageQueueFactory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes pumps for consumers that own their pump and end it themselves. */
@Component
public final class PumpFactory implements MessagePumpFactory {
  private final PumpRuntime runtime;

  /**
   * A factory.
   *
   * @param runtime the shared parts of all pumps
   */
  @Activate
  public PumpFactory(@Reference PumpRuntime runtime) {
    this.runtime = runtime;
  }

  @Override
  public MessagePump open(String name, MessageQueueFactory queues) {
    return runtime.start(name, queues, Settings.DEFAULT);
  }
}
