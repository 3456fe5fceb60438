// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  private static CommandLine parse(String words) throws LaunchException {
    return CommandLine.parse(words.isEmpty() ? new String[0] : words.split(" "));
  }

  @ParameterizedTest
  @EnumSource(Command.class)
  void everyCommandIsUnderstoodAndExplained(Command command) throws LaunchException {
    assertThat(parse(command.word()).command()).isEqualTo(command);
    assertThat(CommandLine.HELP).contains("\n  " + command.word() + " ");
  }

  @Test
  void optionsOfTheDemoAreUnderstood() throws LaunchException {
    CommandLine line = parse("demo --mailbox mail --conf c --data d --timeout 30");
    assertThat(line.mailbox()).contains(Path.of("mail").toAbsolutePath());
    assertThat(line.conf()).contains(Path.of("c").toAbsolutePath());
    assertThat(line.data()).contains(Path.of("d").toAbsolutePath());
    assertThat(line.timeout()).contains(Duration.ofSeconds(30));
  }

  @Test
  void theServiceThatARunIsIsAPropertyOfTheFrameworkAndOfNoOther() throws LaunchException {
    assertThat(properties("run --service mail")).containsEntry("mapi.service.name", "mail");
    assertThat(properties("run")).doesNotContainKey("mapi.service.name");
    assertThat(CommandLine.HELP).as("it is for the script").doesNotContain("--service");
  }

  private static Map<String, String> properties(String words) throws LaunchException {
    Path here = Path.of("here");
    return FrameworkSettings.of(
        parse(words),
        new Installation(here, here, here, here, here.resolve("log")),
        here.resolve("logback.xml"),
        1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                 | no command given
          walk               | unknown command 'walk'
          RUN                | unknown command 'RUN'
          run --fast         | unknown option '--fast'
          run extra          | unknown option 'extra'
          run --mailbox x    | option '--mailbox' does not go with 'run'
          demo --shell       | option '--shell' does not go with 'demo'
          run --timeout 60   | option '--timeout' does not go with 'run'
          demo --mailbox     | option '--mailbox' needs a value
          doctor --service x | option '--service' does not go with 'doctor'
          run --service      | option '--service' needs a value
          doctor --timeout 4 | '4' is no number of seconds from 5 to 3600
          doctor --timeout x | 'x' is no number of seconds from 5 to 3600
          """)
  void whatCannotBeFollowedIsNamed(String words, String named) {
    assertThatThrownBy(() -> parse(words))
        .isInstanceOfSatisfying(
            LaunchException.class,
            refused -> {
              assertThat(refused.exitCode()).isEqualTo(ExitCode.USAGE);
              assertThat(refused).hasMessageContaining(named).hasMessageContaining("help");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"-h", "--help", "/?"})
  void whoeverAsksForHelpGetsIt(String word) throws LaunchException {
    assertThat(parse(word).command()).isEqualTo(Command.HELP);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run --help", "doctor --json --help", "rules -h", "dmeo --help"})
  void helpIsGivenBehindAnyCommand(String words) throws LaunchException {
    assertThat(parse(words).command()).isEqualTo(Command.HELP);
  }

  @Test
  void eachExitCodeHasANumberOfItsOwnAndALineInTheHelp() {
    assertThat(ExitCode.values()).extracting(ExitCode::code).doesNotHaveDuplicates();
    for (ExitCode code : ExitCode.values()) {
      assertThat(CommandLine.HELP.lines()).contains("  " + code.code() + "  " + code.meaning());
      assertThat(ExitCode.of(code.code())).contains(code);
    }
  }

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
