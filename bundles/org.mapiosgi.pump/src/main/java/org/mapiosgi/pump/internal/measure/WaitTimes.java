// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

/** Notes how long the elements of one {@code ManyToOneQueue} wait. */
public final class WaitTimes {
  /** Stands for a time that was not noted. */
  public static final long NONE = -1;

  private final PumpClock clock;
  private final Histogram waited;

  public WaitTimes(PumpClock clock, Histogram waited) {
    this.clock = clock;
    this.waited = waited;
  }

  /** The thread that offers an element: gives the time, or {@link #NONE} if nothing is measured. */
  public long stamp() {
    return waited.isOn() ? clock.now() : NONE;
  }

  /** The consumer, before it takes an element with this stamp: notes how long it waited. */
  public void takes(long stamp) {
    if (stamp >= 0) {
      waited.record(clock.now() - stamp, 1);
    }
  }
}
