// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.spi.MessageQueue;

class WaitTimeTest {
  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "0, 0",
    "1, 1",
    "999999, 1",
    "1000000, 1",
    "1000001, 2",
    "60000000000, 60000",
    "60000000001, 60000",
    "9223372036854775806, 60000",
  })
  void nanosecondsAreRoundedUpAndCapped(long nanos, int milliseconds) {
    assertThat(Win32MessageQueue.milliseconds(nanos)).isEqualTo(milliseconds);
  }

  @ParameterizedTest
  @CsvSource(MessageQueue.FOREVER + "")
  void foreverIsInfinite(long nanos) {
    assertThat(Win32MessageQueue.milliseconds(nanos)).isEqualTo(-1);
  }
}
