// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogTextTest {
  @Test
  void aLineBreakCannotBeginALineOfTheLog() {
    for (String lineBreak : new String[] {"\r\n", "\r", "\n"}) {
      assertThat(LogText.of("a" + lineBreak + "2026-01-01 ERROR forged"))
          .isEqualTo("a\n  2026-01-01 ERROR forged");
    }
  }

  @Test
  void aControlCharacterIsReplacedAndATabIsKept() {
    assertThat(LogText.of("\u001B[2J\u009B\u0000\u0007\u2028\tü")).isEqualTo("?[2J????\tü");
  }
}
