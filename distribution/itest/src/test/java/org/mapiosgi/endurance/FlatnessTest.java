// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class FlatnessTest {
  private static final int SAMPLES = 60;

  private static List<Long> series(java.util.function.LongUnaryOperator value) {
    return LongStream.range(0, SAMPLES).map(value).boxed().toList();
  }

  @Test
  void aSteadySmallGrowthIsFound() {
    Random noise = new Random(1);
    Flatness flatness = Flatness.of("threads", series(i -> 50 + i / 3 + noise.nextInt(3)), 4, 0.05);
    assertThat(flatness.flat()).isFalse();
    assertThat(flatness.toString()).contains("threads GROWS");
  }

  @Test
  void warmUpAndSingleHighSamplesAreNoGrowth() {
    Flatness flatness =
        Flatness.of("threads", series(i -> i < 25 ? i : i % 11 == 0 ? 90 : 50), 4, 0.05);
    assertThat(flatness.flat()).isTrue();
    assertThat(flatness.growth()).isZero();
  }

  @Test
  void theToleranceIsAShareOfLargeFigures() {
    assertThat(Flatness.of("heap", series(i -> 1_000_000 + i * 500), 10, 0.02).flat()).isTrue();
    assertThat(Flatness.of("heap", series(i -> 1_000_000 + i * 1_500), 10, 0.02).flat()).isFalse();
  }

  @Test
  void aRunWithoutSamplesHasNoGrowth() {
    assertThat(Flatness.of("heap", List.of(), 0, 0).growth()).isZero();
  }
}
