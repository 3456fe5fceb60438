// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.timer;

import org.mapiosgi.api.pump.PumpTiming;
import org.mapiosgi.api.pump.PumpTiming.Repeat;
import org.mapiosgi.pump.internal.measure.PumpClock;

/**
 * A timer with a leeway, or one that leaves out the runs that it missed. Its times lie on a grid
 * that is not wider than the leeway, a power of 2, so that those of several timers meet.
 */
public final class PacedTimer extends PumpTimer<Void> {
  private final long period;
  private final boolean skipping;
  private final long grid;

  /** The pump's: when it would run without a grid. */
  private long nominal;

  private PacedTimer(TimerPump pump, Runnable task, PumpTiming timing, long nominal, long grid) {
    super(pump, task, onGrid(nominal, grid), period(timing));
    this.period = period(timing);
    this.skipping = timing.repeat() == Repeat.FIXED_RATE_SKIPPING;
    this.grid = grid;
    this.nominal = nominal;
  }

  public static PacedTimer of(TimerPump pump, Runnable task, PumpTiming timing) {
    long leeway = PumpClock.nanos(timing.leeway());
    long nominal = pump.clock().after(PumpClock.nanos(timing.delay()));
    return new PacedTimer(
        pump, task, timing, nominal, leeway == 0 ? 1 : Long.highestOneBit(leeway));
  }

  private static long period(PumpTiming timing) {
    long nanos = PumpClock.nanos(timing.period());
    return switch (timing.repeat()) {
      case ONCE -> 0;
      case FIXED_DELAY -> -nanos;
      case FIXED_RATE, FIXED_RATE_SKIPPING -> nanos;
    };
  }

  /** Not before the time, and less than one step of the grid after it. */
  private static long onGrid(long time, long grid) {
    long sum = PumpClock.sum(time, grid - 1);
    return sum == Long.MAX_VALUE ? time : sum & -grid;
  }

  @Override
  public long next() {
    long now = pump().clock().now();
    if (period < 0) {
      nominal = PumpClock.sum(now, -period);
    } else {
      nominal = PumpClock.sum(nominal, period);
      if (skipping && nominal <= now) {
        long missed = (now - nominal) / period + 1;
        nominal = PumpClock.sum(nominal, missed * period);
      }
    }
    return onGrid(nominal, grid);
  }
}
