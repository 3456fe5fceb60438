// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LineTest {
  @Test
  void anOrderIsReadAsItWasWritten() {
    Line order = Line.of("throughput").with("producers", 4).with("count", 1_000_000);

    assertThat(order).hasToString("throughput producers=4 count=1000000");
    assertThat(Line.parse(order.toString())).isEqualTo(order);
    assertThat(Line.parse(order.toString()).number("producers")).isEqualTo(4);
  }

  @Test
  void aReasonKeepsItsBlanksAndSigns() {
    Line none = Line.failed("no answer = 60 s, 100 %\nlost");

    assertThat(none.toString().split(" ", -1)).hasSize(2);
    assertThat(Line.parse(none.toString()).text(Line.REASON))
        .isEqualTo("no answer = 60 s, 100 %\nlost");
  }

  @Test
  void theEndOfAWindowsLineIsNoPartOfIt() {
    assertThat(Line.parse("@result p50=1.5\r\n").text("p50")).isEqualTo("1.5");
  }

  @Test
  void aMissingFieldIsNamed() {
    assertThatThrownBy(() -> Line.of("post").number("gap"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'post' lacks gap");
  }
}
