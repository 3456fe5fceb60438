// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.rule.Rule;

class RuleTableTest {
  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 200})
  void noLineIsLongerThanAskedForAndNothingIsLost(int columns) {
    String table = RuleTable.of(Rule.all(), columns);

    assertThat(table.split("\n")).allSatisfy(line -> assertThat(line).hasSizeBetween(0, columns));
    assertThat(table.lines().filter(line -> line.matches("R\\d+ .*"))).hasSize(50);
    String words = rightColumn(table);
    for (Rule rule : Rule.all()) {
      assertThat(words)
          .contains(rule.sentence())
          .contains("Else: " + rule.consequence())
          .contains("Source: " + rule.source());
    }
  }

  @Test
  void aRowShowsEveryTreatmentEvenWhereTheWordsAreFewer() {
    String table = RuleTable.of(List.of(Rule.of("R11")), 400);
    assertThat(table.lines().toList().subList(0, 4))
        .satisfiesExactly(
            head -> assertThat(head).isEqualTo("rule  harm  handled   what it says"),
            first -> assertThat(first).startsWith("R11   H     built in  On one thread: "),
            second -> assertThat(second).startsWith("            guarded   Else: "),
            third -> assertThat(third).startsWith("            emulator  Source: "));
  }

  @Test
  void aWordThatDoesNotFitIsCut() {
    Rule rule =
        new Rule("R1", Rule.of("R1").harms(), "x".repeat(50), "y", "z", Rule.of("R1").treatments());
    assertThat(RuleTable.of(List.of(rule), 60).lines().skip(1).limit(2))
        .satisfiesExactly(
            first -> assertThat(first).endsWith("  " + "x".repeat(38)),
            second -> assertThat(second).endsWith("  " + "x".repeat(12)));
  }

  @Test
  void tooFewColumnsAreRefused() {
    assertThatThrownBy(() -> RuleTable.of(Rule.all(), 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("20 columns are too few");
  }

  /** The words of the rows, as if they had never been wrapped. */
  private static String rightColumn(String table) {
    StringBuilder words = new StringBuilder();
    for (String line : table.lines().skip(1).toList()) {
      words.append(line.length() > 22 ? line.substring(22) : "").append(' ');
    }
    return words.toString();
  }
}
