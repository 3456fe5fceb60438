// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.util.concurrent.atomic.AtomicLong;

/** When the pump was last woken, and for which lane; published by the wake itself. */
final class LastWake {
  /** Pump time has room for them: it stays below 36 years. */
  private static final int LANE_BITS = 3;

  private static final int LANE_MASK = (1 << LANE_BITS) - 1;

  private final AtomicLong word = new AtomicLong();

  /** Who wakes the pump, before it does. */
  void note(long now, int lane) {
    word.lazySet(now < 0 ? now : now << LANE_BITS | lane);
  }

  /** The pump, after a wait that a wake ended: when that was; below 0 where nobody noted it. */
  long time() {
    return word.getAcquire() >> LANE_BITS;
  }

  /** The pump: the place of the lane whose task woke it, where that was noted. */
  int lane() {
    return (int) word.getAcquire() & LANE_MASK;
  }
}
