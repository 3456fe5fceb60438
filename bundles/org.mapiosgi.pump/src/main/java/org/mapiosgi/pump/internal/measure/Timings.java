// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.mapiosgi.api.pump.PumpMetrics.Distribution;
import org.mapiosgi.api.pump.PumpPriority;

/** The durations a pump measures; the pump thread writes. */
public final class Timings {
  /** In place of a priority's {@link #place}, for nestable tasks, timers and requests. */
  public static final int NO_PRIORITY = PumpPriority.values().length;

  /** By place of the priority; the last is for work without a priority. */
  private final Histogram[] waited = new Histogram[NO_PRIORITY + 1];

  private final Histogram ran = new Histogram();
  private final Histogram late = new Histogram();
  private final Histogram dispatched = new Histogram();

  public Timings(boolean on) {
    Arrays.setAll(waited, place -> new Histogram());
    turn(on);
  }

  /** The place of a priority: 0 for the most urgent. */
  public static int place(PumpPriority priority) {
    return switch (priority) {
      case URGENT -> 0;
      case HIGH -> 1;
      case NORMAL -> 2;
      case IDLE -> 3;
    };
  }

  /** Any thread: turns the measuring on or off; the values so far stay. */
  public void turn(boolean on) {
    for (Histogram each : waited) {
      each.turn(on);
    }
    ran.turn(on);
    late.turn(on);
    dispatched.turn(on);
  }

  /**
   * How long tasks of a priority waited.
   *
   * @param place of the priority; {@link #NO_PRIORITY} for work without a priority
   */
  public Histogram waited(int place) {
    return waited[place];
  }

  public Distribution waited() {
    return Histogram.read(waited);
  }

  /** Returns how long tasks waited, by priority, in the order of the priorities. */
  public Map<PumpPriority, Distribution> waitedByPriority() {
    Map<PumpPriority, Distribution> all = new EnumMap<>(PumpPriority.class);
    for (PumpPriority priority : PumpPriority.values()) {
      all.put(priority, waited[place(priority)].read());
    }
    // Not Map.copyOf, which loses the order.
    return Collections.unmodifiableMap(all);
  }

  public Histogram ran() {
    return ran;
  }

  public Histogram late() {
    return late;
  }

  public Histogram dispatched() {
    return dispatched;
  }
}
