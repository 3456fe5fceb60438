// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import java.util.concurrent.atomic.AtomicLong;

/** When the pump was last woken, and for which priority; published by the wake itself. */
public final class LastWake {
  /** Pump time has room for them: it stays below 36 years. */
  private static final int PLACE_BITS = 3;

  private static final int PLACE_MASK = (1 << PLACE_BITS) - 1;

  private final AtomicLong word = new AtomicLong();

  /** The thread that wakes the pump, before it does: notes time and priority. */
  public void note(long now, int place) {
    word.lazySet(now < 0 ? now : now << PLACE_BITS | place);
  }

  /**
   * The pump, after a wait that a wake ended: the time of the wake; below 0 if it was not noted.
   */
  public long time() {
    return word.getAcquire() >> PLACE_BITS;
  }

  /** The pump: the place of the priority whose task woke it, if that was noted. */
  public int place() {
    return (int) word.getAcquire() & PLACE_MASK;
  }
}
