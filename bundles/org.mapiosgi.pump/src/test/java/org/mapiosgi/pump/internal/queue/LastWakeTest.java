// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastWakeTest {
  private final LastWake woken = new LastWake();

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 7", "1, 5", "1234567890123, 3"})
  void aWakeTellsItsTimeAndItsPlace(long time, int place) {
    woken.note(time, place);
    assertThat(woken.time()).isEqualTo(time);
    assertThat(woken.place()).isEqualTo(place);
  }

  @Test
  void aTimeThatWasNotTakenIsBelowZero() {
    woken.note(5, 5);
    woken.note(-1, 3);
    assertThat(woken.time()).isNegative();
  }
}
