// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServiceOptionsTest {
  @TempDir Path directory;

  private static ServiceOptions parse(String... words) throws UsageException {
    return ServiceOptions.parse(List.of(words));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail", "my service", "Prüfung", "a&b", "x^y!", "it's (1)", "a-b"})
  void aNameIsTakenAsItIs(String name) throws UsageException {
    assertThat(parse("install", name).name().value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" ", "a ", " a", "a/b", "a\\b", "a\"b", "a%b", "a:b", "a*", "a\nb", "a|b"})
  void aNameThatNoServiceCanHaveIsRefused(String name) {
    assertThatThrownBy(() -> parse("install", name))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("service name '" + name + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DOMAIN\\svc              | true
          .\\svc                   | true
          svc@example.com         | true
          DOMAIN\\managed$         | false
          NT AUTHORITY\\LocalService | false
          NT SERVICE\\mail         | false
          localsystem             | false
          """)
  void whetherAnAccountNeedsAPasswordIsSeenInItsName(String name, boolean password)
      throws UsageException {
    assertThat(parse("install", "--user", name).account().needsPassword()).isEqualTo(password);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"svc", "a\\b\\c", "\\svc", "DOMAIN\\", "a@", "@b", "a@b@c", "D\\a\"b", "D\\a "})
  void anAccountThatWindowsWouldNotUnderstandIsRefused(String name) {
    assertThatThrownBy(() -> parse("install", "--user", name))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("account '" + name + "'");
  }

  @Test
  void aPasswordOnTheCommandLineIsRefusedWithTheReason() {
    assertThatThrownBy(() -> parse("install", "--user", "D\\u", "--password", "secret"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("standard input")
        .hasMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"19", "3601", "a minute", "1m", "-20", "99999999999", "+20"})
  void aTimeThatIsNoneIsRefused(String seconds) {
    assertThatThrownBy(() -> parse("install", "--stop-timeout", seconds))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("'" + seconds + "' is no number of seconds from 20 to 3600");
  }

  @Test
  void wordsThatCannotBeFollowedAreNamed() {
    for (String[] words :
        new String[][] {
          {},
          {"instal"},
          {"install", "my", "service"},
          {"install", "--fast"},
          {"start", "--user", "D\\u"},
          {"install", "--user"},
          {"install", "--startup", "later"},
          {"install", "--conf", "no such directory"}
        }) {
      assertThatThrownBy(() -> parse(words))
          .as("%s", List.of(words))
          .isInstanceOf(UsageException.class);
    }
  }

  @Test
  void theQuotationMarkThatABackslashTookFromCmdIsGivenBack() throws UsageException {
    assertThat(parse("install", "--conf", directory + "\"").conf()).contains(directory);
    assertThatThrownBy(() -> parse("install", "--data", "C:\\my conf\" --user x"))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("quotation mark");
  }
}
