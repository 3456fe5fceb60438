// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

/** The durations a pump measures; the pump thread writes. */
final class Timings {
  private final Histogram waited;
  private final Histogram ran;
  private final Histogram late;
  private final Histogram dispatched;

  Timings(boolean on) {
    waited = new Histogram(on);
    ran = new Histogram(on);
    late = new Histogram(on);
    dispatched = new Histogram(on);
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
