// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.start;

import org.mapiosgi.pump.internal.service.PumpFactory;
import org.mapiosgi.pump.internal.service.PumpRuntime;
import org.mapiosgi.spi.MessagePumpFactory;

/** Makes factories of pumps. Thread-safe. */
public final class MessagePumps {
  private MessagePumps() {}

  /**
   * Makes a factory, independent of any other. There is nothing to close but its pumps.
   *
   * <p>Its pumps are watched for hangs, as in a framework, but the flight recorder and JMX do not
   * show them.
   */
  public static MessagePumpFactory factory() {
    return new PumpFactory(PumpRuntime.withoutTools());
  }
}
