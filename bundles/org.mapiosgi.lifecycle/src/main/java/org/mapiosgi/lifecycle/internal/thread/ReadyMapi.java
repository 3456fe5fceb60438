// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.function.Supplier;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.spi.NativeMapi;

/**
 * MAPI while it is initialised, as a session needs it.
 *
 * @param lanes gives a lane to log on and work on
 * @param quotas how much of what may be open
 */
public record ReadyMapi(
    NativeMapi mapi, String binding, ServiceMode mode, Supplier<MapiThread> lanes, Quotas quotas) {
  /** A lane to log on and work on. */
  public MapiThread pickLane() {
    return lanes.get();
  }
}
