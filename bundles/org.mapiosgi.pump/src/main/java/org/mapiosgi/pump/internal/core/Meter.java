// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.core;

import org.mapiosgi.api.pump.PumpPhase;
import org.mapiosgi.pump.internal.measure.Activity;
import org.mapiosgi.pump.internal.measure.Timings;

/** Where the pump thread notes how long things took. Allocates nothing unless somebody records. */
public final class Meter {
  private final PumpContext pump;
  private final Timings timings;
  private final Activity activity;

  public Meter(PumpContext pump) {
    this.pump = pump;
    this.timings = pump.timings();
    this.activity = pump.activity();
  }

  /** A timer begins. */
  public void late(long nanos) {
    timings.late().record(nanos, 1);
  }

  /** After some tasks of about the same length, a timer or a handler: how long it took in all. */
  public void ran(long nanos, int items) {
    timings.ran().record(nanos / items, items);
    tellIfLong(nanos, items);
  }

  /** After a message. */
  public void dispatched(long nanos) {
    timings.dispatched().record(nanos, 1);
    tellIfLong(nanos, 1);
  }

  /** A task of a priority begins, or the pump has been woken for it. */
  public void waited(int place, long nanos) {
    timings.waited(place).record(nanos, 1);
  }

  private void tellIfLong(long nanos, int items) {
    if (nanos >= PumpEvents.LONG_NANOS && pump.events().isOn()) {
      PumpPhase phase = activity.phase();
      pump.events().ran(pump, phase, activity.task(), nanos, items);
    }
  }
}
