// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
  private static final Path LOG = Path.of("log");

  private static Options parse(String words, boolean windows) throws UsageException {
    return Options.parse(words.isEmpty() ? List.of() : List.of(words.split(" ")), LOG, windows);
  }

  @Test
  void whereThereIsNoWindowsTheEmulatorIsTestedWithItsOwnProfileAndNothingIsSent()
      throws UsageException {
    assertThat(parse("", false))
        .isEqualTo(new Options("emulator", "", "", false, LOG, Duration.ofMinutes(15)));
    assertThat(parse("--profile p --binding emulator", true).binding()).isEqualTo("emulator");
  }

  @Test
  void everyOptionIsUnderstoodAndExplained() throws UsageException {
    assertThat(parse("--profile p --library x.dll --send --report here --timeout 30", true))
        .isEqualTo(
            new Options(
                "win32",
                "p",
                "x.dll",
                true,
                Path.of("here").toAbsolutePath(),
                Duration.ofSeconds(30)));
    assertThat(Options.HELP)
        .contains("--profile", "--binding", "--library", "--send", "--report", "--timeout");
    for (Verdict verdict : Verdict.values()) {
      assertThat(Options.HELP).contains("\n  " + verdict.exitCode() + "  ");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''               | no profile given
          --profile        | option '--profile' needs a value
          --profile p more | unknown option 'more'
          --binding mac    | 'mac' is neither win32 nor emulator
          --timeout 29     | '29' is no number of seconds from 30 to 3600
          --timeout soon   | 'soon' is no number of seconds from 30 to 3600
          """)
  void whatCannotBeFollowedIsNamed(String words, String named) {
    assertThatThrownBy(() -> parse(words, true))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(named);
  }
}
