// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

/** The durations a pump measures; the pump thread writes. */
final class Timings {
  private final Histogram waited = new Histogram();
  private final Histogram ran = new Histogram();
  private final Histogram late = new Histogram();
  private final Histogram dispatched = new Histogram();

  Timings(boolean on) {
    turn(on);
  }

  /** Any thread: goes on to measure, or stops; what was measured stays. */
  void turn(boolean on) {
    waited.turn(on);
    ran.turn(on);
    late.turn(on);
    dispatched.turn(on);
  }

  Histogram waited() {
    return waited;
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
