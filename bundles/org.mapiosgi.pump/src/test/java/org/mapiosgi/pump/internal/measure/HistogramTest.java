// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HistogramTest {
  private final Histogram histogram = new Histogram();

  @Test
  void emptyIsZero() {
    var read = histogram.read();
    assertThat(read.count()).isZero();
    assertThat(read.p99()).isZero();
    assertThat(read.max()).isZero();
  }

  @Test
  void percentilesAreAtMost7PercentAboveTheTrueOnes() {
    Random random = new Random(1);
    long[] values = new long[100_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (long) Math.exp(random.nextDouble() * 25);
      histogram.record(values[i], 1);
    }
    Arrays.sort(values);
    var read = histogram.read();
    assertThat(read.count()).isEqualTo(100_000);
    assertThat((double) read.p50().toNanos())
        .isBetween((double) values[49_999], values[49_999] * 1.07);
    assertThat((double) read.p99().toNanos())
        .isBetween((double) values[98_999], values[98_999] * 1.07);
    assertThat(read.max()).isEqualTo(Duration.ofNanos(values[99_999]));
  }

  @Test
  void takesAnyValue() {
    histogram.record(-1, 1);
    histogram.record(0, 1);
    histogram.record(15, 1);
    histogram.record(16, 1);
    histogram.record(Long.MAX_VALUE, 1);
    var read = histogram.read();
    assertThat(read.count()).isEqualTo(5);
    assertThat(read.p50()).hasNanos(15);
    assertThat(read.p99()).hasNanos(Long.MAX_VALUE);
  }
}
