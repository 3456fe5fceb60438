// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor.internal.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void wordsNumbersAndNothingAreWrittenAsTheyAre() {
    assertThat(JsonText.of("plain words, 1/2")).isEqualTo("\"plain words, 1/2\"");
    assertThat(JsonText.of("")).isEqualTo("\"\"");
    assertThat(JsonText.of(-7)).isEqualTo("-7");
    assertThat(JsonText.of(Long.MAX_VALUE)).isEqualTo("9223372036854775807");
    assertThat(JsonText.of(true)).isEqualTo("true");
    assertThat(JsonText.of(null)).isEqualTo("null");
  }

  @Test
  void quotesBackslashesAndControlCharactersAreEscaped() {
    assertThat(JsonText.of("say \"hi\" in C:\\temp\\new"))
        .isEqualTo("\"say \\\"hi\\\" in C:\\\\temp\\\\new\"");
    assertThat(JsonText.of("a\nb\r\n\tc")).isEqualTo("\"a\\nb\\r\\n\\tc\"");
    assertThat(JsonText.of("\0\b\f\u001b\u001f\u007f"))
        .isEqualTo("\"\\u0000\\u0008\\u000c\\u001b\\u001f\\u007f\"");
  }

  @Test
  void everythingBeyondAsciiIsAnEscapeWholePairsAndHalfOnes() {
    assertThat(JsonText.of("Grüße")).isEqualTo("\"Gr\\u00fc\\u00dfe\"");
    assertThat(JsonText.of("\u2028\u2029\ufeff")).isEqualTo("\"\\u2028\\u2029\\ufeff\"");
    assertThat(JsonText.of(new String(Character.toChars(0x1F4E7)))).isEqualTo("\"\\ud83d\\udce7\"");
    assertThat(JsonText.of("\ud83d")).isEqualTo("\"\\ud83d\"");
  }

  @Test
  void whateverTheCharacterTheTextStaysOnOneLineOfPrintableAscii() {
    for (int c = 0; c <= 0xFFFF; c++) {
      String json = JsonText.of(String.valueOf((char) c));
      if (!json.matches("\"([ !#-\\[\\]-~]|\\\\[\"\\\\nrt]|\\\\u[0-9a-f]{4})\"")) {
        assertThat(json).as("U+%04X", c).isEqualTo("a JSON string");
      }
    }
  }

  @Test
  void listsAndMapsAreIndentedAndKeepTheirOrder() {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("z \"1\"", Arrays.asList(1, null, "two"));
    inner.put("a", Map.of());
    assertThat(JsonText.of(List.of(inner, List.of())))
        .isEqualTo(
            """
            [
              {
                "z \\"1\\"": [
                  1,
                  null,
                  "two"
                ],
                "a": {}
              },
              []
            ]\
            """);
  }

  @Test
  void whatJsonDoesNotKnowIsRefused() {
    assertThatThrownBy(() -> JsonText.of(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no JSON for a java.lang.Double");
    assertThatThrownBy(() -> JsonText.of(Map.of(1, "one"))).hasMessage("no JSON for the key 1");
  }
}
