// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import org.HdrHistogram.Histogram;
import org.mapiosgi.benchmark.run.Line;

/** Durations of one kind. Written by one thread at a time; read when it is done. */
final class Latencies {
  private static final long LONGEST = 600_000_000_000L;

  private final Histogram histogram = new Histogram(LONGEST, 3);
  private long early;
  private long earliest;

  /** Nanoseconds; less than 0 is early, and counted apart. */
  void record(long nanos) {
    if (nanos < 0) {
      early++;
      earliest = Math.min(earliest, nanos);
    }
    histogram.recordValue(Math.min(LONGEST, Math.max(0, nanos)));
  }

  void add(Latencies other) {
    histogram.add(other.histogram);
    early += other.early;
    earliest = Math.min(earliest, other.earliest);
  }

  /** As {@link #result}, with the subject's own part of these durations, where it is known. */
  Line result(Latencies own) {
    Line line = result();
    return own.histogram.getTotalCount() == 0
        ? line
        : line.with("own50", micros(own.histogram.getValueAtPercentile(50)))
            .with("own99", micros(own.histogram.getValueAtPercentile(99)));
  }

  /** In microseconds. */
  Line result() {
    return Line.of(Line.RESULT)
        .with(Workload.OPERATIONS, histogram.getTotalCount())
        .with("p50", micros(histogram.getValueAtPercentile(50)))
        .with("p99", micros(histogram.getValueAtPercentile(99)))
        .with("p999", micros(histogram.getValueAtPercentile(99.9)))
        .with("max", micros(histogram.getMaxValue()))
        .with("mean", histogram.getMean() / 1e3)
        .with("early", early)
        .with("earliest", earliest / 1e3);
  }

  private static double micros(long nanos) {
    return nanos / 1e3;
  }
}
