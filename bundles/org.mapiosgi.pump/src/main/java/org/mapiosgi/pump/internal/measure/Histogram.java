// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import org.mapiosgi.api.pump.PumpMetrics.Distribution;

/**
 * Durations, counted in buckets that are a sixteenth of a power of two wide. One thread writes, by
 * plain arithmetic and without allocation; anybody reads.
 */
public final class Histogram {
  private static final int SUB_BITS = 4;
  private static final int SUB = 1 << SUB_BITS;

  /** Up to 2^40 ns, 18 minutes; longer durations count in the last bucket. */
  private static final int LARGEST_BITS = 40;

  private static final int BUCKETS = (LARGEST_BITS - SUB_BITS + 1) * SUB;
  private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

  private record View(long count, Duration p50, Duration p99, Duration max)
      implements Distribution {}

  private final long[] counts = new long[BUCKETS];
  private final long[] longest = new long[1];
  private volatile boolean on = true;

  /** Any thread: whether it counts from now on. */
  public void turn(boolean now) {
    on = now;
  }

  /** Any thread. */
  public boolean isOn() {
    return on;
  }

  /** The one writer. */
  public void record(long nanos, int times) {
    if (!on) {
      return;
    }
    long value = Math.max(0, nanos);
    int bucket = bucket(value);
    CELL.setOpaque(counts, bucket, counts[bucket] + times);
    if (value > longest[0]) {
      CELL.setOpaque(longest, 0, value);
    }
  }

  private static int bucket(long value) {
    if (value < SUB) {
      return (int) value;
    }
    int exponent = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    int sub = (int) (value >>> (exponent - SUB_BITS)) & (SUB - 1);
    return Math.min(BUCKETS - 1, (exponent - SUB_BITS + 1) * SUB + sub);
  }

  /** The largest value that counts in a bucket. */
  private static long upperEnd(int bucket) {
    if (bucket < SUB) {
      return bucket;
    }
    int exponent = bucket / SUB + SUB_BITS - 1;
    return ((SUB + bucket % SUB + 1L) << (exponent - SUB_BITS)) - 1;
  }

  /** Anybody. Values recorded meanwhile may be missing. */
  public Distribution read() {
    return read(this);
  }

  /** As {@link #read()}, of all that was recorded in several. */
  public static Distribution read(Histogram... histograms) {
    long[] copy = new long[BUCKETS];
    long total = 0;
    long max = 0;
    for (Histogram each : histograms) {
      for (int i = 0; i < BUCKETS; i++) {
        long count = (long) CELL.getOpaque(each.counts, i);
        copy[i] += count;
        total += count;
      }
      max = Math.max(max, (long) CELL.getOpaque(each.longest, 0));
    }
    return new View(
        total,
        Duration.ofNanos(Math.min(max, percentile(copy, total, 0.5))),
        Duration.ofNanos(Math.min(max, percentile(copy, total, 0.99))),
        Duration.ofNanos(max));
  }

  private static long percentile(long[] counts, long total, double share) {
    long rank = (long) Math.ceil(total * share);
    long seen = 0;
    for (int i = 0; i < counts.length; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return i == counts.length - 1 ? Long.MAX_VALUE : upperEnd(i);
      }
    }
    return 0;
  }
}
