// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmOptionsTest {
  @TempDir Path home;

  @BeforeEach
  void conf() throws Exception {
    Files.createDirectories(home.resolve("conf"));
  }

  @Test
  void eachLineIsOneWordWhateverIsInIt() throws Exception {
    Files.writeString(
        home.resolve("conf/jvm.options"),
        "\uFEFF# options\r\n"
            + "-Xmx256m\r\n\r\n"
            + "  -Dx=a b \r\n"
            + "-Dhttp.nonProxyHosts=localhost|127.0.0.1\r\n"
            + "-Dy=&whoami^%PATH%!\"\\\r\n"
            + "#-Xint");
    List<String> words = JvmOptions.read(home);
    assertThat(words)
        .containsExactly(
            "-Xmx256m",
            "-Dx=a b",
            "-Dhttp.nonProxyHosts=localhost|127.0.0.1",
            "-Dy=&whoami^%PATH%!\"\\");
    assertThat(JvmOptions.printable(words))
        .isEqualTo(
            "\"-Xmx256m\" \"-Dx=a b\" \"-Dhttp.nonProxyHosts=localhost|127.0.0.1\""
                + " \"-Dy=&whoami^%PATH%!\\\"\\\\\"");
  }

  @Test
  void aFileThatThereIsNotHasNoOptions() throws Exception {
    assertThat(JvmOptions.read(home)).isEmpty();
  }

  @Test
  void theVariableIsSplitAtBlanks() {
    assertThat(JvmOptions.ofEnvironment(null)).isEmpty();
    assertThat(JvmOptions.ofEnvironment(" -Xint  \"-Dx=a b\" -Dy=1|2"))
        .containsExactly("-Xint", "-Dx=a b", "-Dy=1|2");
  }

  @Test
  void lettersThatConsolesSpellDifferentlyAreRefused() {
    assertThatThrownBy(() -> JvmOptions.printable(List.of("-Dx=Prüfung")))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("-Dx=Prüfung");
  }
}
