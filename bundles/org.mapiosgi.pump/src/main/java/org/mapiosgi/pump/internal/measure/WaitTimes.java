// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

/** Notes how long the elements of one {@code ManyToOneQueue} wait. */
public final class WaitTimes {
  /** The time of what nobody noted it for. */
  public static final long NONE = -1;

  private final PumpClock clock;
  private final Histogram waited;

  public WaitTimes(PumpClock clock, Histogram waited) {
    this.clock = clock;
    this.waited = waited;
  }

  /** Any thread, which offers an element: the time, or {@link #NONE} where nobody wants to know. */
  public long stamp() {
    return waited.isOn() ? clock.now() : NONE;
  }

  /** The consumer, which is about to take an element that was given this stamp. */
  public void takes(long stamp) {
    if (stamp >= 0) {
      waited.record(clock.now() - stamp, 1);
    }
  }
}
