// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.handle;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.pump.PumpWait.Signal;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.HandleWaits.HandleState;

/** Whether the one handle that a queue waits for was signalled; takes the signal once. */
public final class SignalledHandle implements BooleanSupplier {
  private final HandleWaits waits;
  private @Nullable Signal signal;

  public SignalledHandle(HandleWaits waits) {
    this.waits = waits;
  }

  @Override
  public boolean getAsBoolean() {
    if (signal == null) {
      HandleState state = waits.probe(0);
      signal = state == HandleState.PENDING ? null : Handles.signal(state);
    }
    return signal != null;
  }

  public Optional<Signal> signal() {
    return Optional.ofNullable(signal);
  }
}
