// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CommandLineTest {
  @Test
  void jsonGoesWithTheDoctorOnly() throws LaunchException {
    assertThat(CommandLine.parse("doctor", "--json", "--timeout", "9").json()).isTrue();
    assertThat(CommandLine.parse("doctor").json()).isFalse();
    assertThatThrownBy(() -> CommandLine.parse("run", "--json"))
        .hasMessageContaining("option '--json' does not go with 'run'");
  }

  @Test
  void rulesTakesOneIdAndNoOtherCommandTakesAWord() throws LaunchException {
    assertThat(CommandLine.parse("rules").rule()).isEmpty();
    assertThat(CommandLine.parse("rules", "R19").rule()).contains("R19");
    for (String[] words :
        new String[][] {{"rules", "R1", "R2"}, {"rules", "-x"}, {"doctor", "R19"}}) {
      assertThatThrownBy(() -> CommandLine.parse(words))
          .isInstanceOf(LaunchException.class)
          .hasMessageContaining("unknown option '" + words[words.length - 1] + "'");
    }
  }

  @Test
  void theRulesArePrintedAllOrOne() throws LaunchException {
    Exit all = RulesCommand.run(Optional.empty());
    assertThat(all.code()).isZero();
    assertThat(all.lastLine().lines()).filteredOn(line -> line.matches("R\\d+ .*")).hasSize(50);
    assertThat(all.lastLine().lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    assertThat(RulesCommand.run(Optional.of("r19")).lastLine().lines())
        .filteredOn(line -> line.matches("R\\d+ .*"))
        .singleElement()
        .asString()
        .startsWith("R19 ");
  }

  @Test
  void aRuleThatThereIsNotIsAUsageError() {
    assertThatThrownBy(() -> RulesCommand.run(Optional.of("R51")))
        .isInstanceOfSatisfying(
            LaunchException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("there is no rule 'R51'; they are R1 to R50; 'mapi-osgi rules' lists them");
  }

  @Test
  void helpNamesWhatCanBeAskedFor() {
    assertThat(CommandLine.HELP).contains("rules", "--json", "doctor");
    assertThat(CommandLine.HELP.lines())
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
  }
}
