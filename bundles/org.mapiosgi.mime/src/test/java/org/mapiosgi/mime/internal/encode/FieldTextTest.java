// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The one place that every field goes through. */
class FieldTextTest {
  private static final String EVIL = "a\r\nX-Evil: b\0\u007F";

  @Test
  void nothingThatIsAddedEndsALine() {
    assertThat(new FieldText("X").word(EVIL).toString()).isEqualTo("X: a  X-Evil: b  ");
    assertThat(new FieldText("X").attached(EVIL).toString()).isEqualTo("X:a  X-Evil: b  ");
    assertThat(new FieldText("X").text(EVIL).toString()).doesNotContain("\n");
    assertThat(new FieldText("X").phrase(EVIL).toString()).doesNotContain("\n");
  }

  @Test
  void aLineIsFoldedBeforeTheWordThatDoesNotFit() {
    String word = "w".repeat(40);
    assertThat(new FieldText("X").word(word).word("v").word(word).toString())
        .isEqualTo("X: " + word + " v\r\n " + word);
  }

  @Test
  void aTextWithoutCharactersIsAnEmptyField() {
    assertThat(new FieldText("X").text("").toString()).isEqualTo("X:");
  }
}
