// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CommandWordsTest {
  private static final String PROGRAM = "C:\\Program Files\\Java\\bin\\java.exe";

  private static String joined(String word) {
    return CommandWords.join(List.of(PROGRAM, word)).substring(PROGRAM.length() + 3);
  }

  @Test
  void theProgramIsAlwaysInQuotationMarks() {
    assertThat(CommandWords.join(List.of("java"))).isEqualTo("\"java\"");
  }

  @Test
  void aWordIsQuotedAsTheRulesSay() {
    assertThat(joined("run")).isEqualTo("run");
    assertThat(joined("")).isEqualTo("\"\"");
    assertThat(joined("a b")).isEqualTo("\"a b\"");
    assertThat(joined("C:\\my conf\\")).isEqualTo("\"C:\\my conf\\\\\"");
    assertThat(joined("C:\\conf\\")).isEqualTo("C:\\conf\\");
    assertThat(joined("say \"x\"")).isEqualTo("\"say \\\"x\\\"\"");
    assertThat(joined("a\\\"b")).isEqualTo("\"a\\\\\\\"b\"");
    assertThat(joined("-Dx=a|b&c^d!%e%")).isEqualTo("\"-Dx=a|b&c^d!%e%\"");
  }

  @Test
  void wordsAreReadAsTheRulesSay() {
    // The examples of Microsoft's "Parsing C command-line arguments".
    assertThat(CommandWords.split("p \"abc\" d e")).containsExactly("p", "abc", "d", "e");
    assertThat(CommandWords.split("p a\\\\b d\"e f\"g h"))
        .containsExactly("p", "a\\\\b", "de fg", "h");
    assertThat(CommandWords.split("p a\\\\\\\"b c d")).containsExactly("p", "a\\\"b", "c", "d");
    assertThat(CommandWords.split("p a\\\\\\\\\"b c\" d e"))
        .containsExactly("p", "a\\\\b c", "d", "e");
    assertThat(CommandWords.split("p a\"b\"\" c d")).containsExactly("p", "ab\" c d");
    assertThat(CommandWords.split("\"C:\\a b\\java.exe\" x"))
        .containsExactly("C:\\a b\\java.exe", "x");
    assertThat(CommandWords.split("")).isEmpty();
  }

  @Test
  void anyWordsComeBackAsTheyWere() {
    Random random = new Random(4711);
    String letters = "ab \\\"\t%&ü";
    for (int round = 0; round < 20_000; round++) {
      List<String> words = new ArrayList<>(List.of(PROGRAM));
      for (int word = random.nextInt(4); word > 0; word--) {
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
          text.append(letters.charAt(random.nextInt(letters.length())));
        }
        words.add(text.toString());
      }
      assertThat(CommandWords.split(CommandWords.join(words))).isEqualTo(words);
    }
  }
}
