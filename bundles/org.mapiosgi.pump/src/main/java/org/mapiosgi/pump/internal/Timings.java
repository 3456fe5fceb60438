// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.mapiosgi.api.pump.PumpLane;
import org.mapiosgi.api.pump.PumpMetrics.Distribution;

/** The durations a pump measures; the pump thread writes. */
final class Timings {
  /** By lane, and at last what no lane's task waited for. */
  private final Histogram[] waited = new Histogram[Lanes.NONE + 1];

  private final Histogram ran = new Histogram();
  private final Histogram late = new Histogram();
  private final Histogram dispatched = new Histogram();

  Timings(boolean on) {
    Arrays.setAll(waited, place -> new Histogram());
    turn(on);
  }

  /** Any thread: goes on to measure, or stops; what was measured stays. */
  void turn(boolean on) {
    for (Histogram lane : waited) {
      lane.turn(on);
    }
    ran.turn(on);
    late.turn(on);
    dispatched.turn(on);
  }

  /**
   * How long a task of a lane was queued.
   *
   * @param lane its place; {@link Lanes#NONE} for what is not a lane's
   */
  Histogram waited(int lane) {
    return waited[lane];
  }

  Distribution waited() {
    return Histogram.read(waited);
  }

  Map<PumpLane, Distribution> lanes() {
    Map<PumpLane, Distribution> lanes = new EnumMap<>(PumpLane.class);
    for (PumpLane lane : PumpLane.values()) {
      lanes.put(lane, waited[Lanes.place(lane)].read());
    }
    return lanes;
  }

  Histogram ran() {
    return ran;
  }

  Histogram late() {
    return late;
  }

  Histogram dispatched() {
    return dispatched;
  }
}
