// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                 | no command given
          walk               | unknown command 'walk'
          RUN                | unknown command 'RUN'
          service install    | mapi-osgi.bat
          run --fast         | unknown option '--fast'
          run extra          | unknown option 'extra'
          run --mailbox x    | option '--mailbox' does not go with 'run'
          demo --shell       | option '--shell' does not go with 'demo'
          run --timeout 60   | option '--timeout' does not go with 'run'
          demo --mailbox     | option '--mailbox' needs a value
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
}
