// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import org.mapiosgi.binding.emulator.internal.queue.JvmEvent;
import org.mapiosgi.binding.emulator.internal.queue.JvmEvents;
import org.mapiosgi.tck.EventObjects;

/** The emulator's events, for the contract. */
record EmulatedEvents(JvmEvents events) implements EventObjects {
  private record One(JvmEvent event) implements Event {
    @Override
    public long handle() {
      return event.handle();
    }

    @Override
    public void set() {
      event.set();
    }

    @Override
    public void reset() {
      event.reset();
    }

    @Override
    public void close() {
      event.close();
    }
  }

  @Override
  public Event create(boolean manualReset) {
    return new One(events.create(!manualReset));
  }
}
