// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogbackXmlTest {
  @TempDir Path directory;

  private LogbackXml read(String xml) throws IOException {
    Path file = directory.resolve("logback.xml");
    Files.writeString(file, xml);
    return LogbackXml.read(file);
  }

  @Test
  void aWordThatIsNoLevelIsAProblem() throws IOException {
    assertThat(read("<configuration><logger name='a.b' level='LOUD'/></configuration>").problem())
        .startsWith(directory.resolve("logback.xml").toString())
        .endsWith(
            "has no usable level for logger a.b: 'LOUD' is none of"
                + " ERROR, WARN, INFO, DEBUG, TRACE, ALL, OFF");
    assertThat(read("<configuration><root level=''/></configuration>").problem())
        .contains("has no usable level for root: ''");
  }

  @ParameterizedTest
  @ValueSource(strings = {"debug", "Off", "INHERITED", "${the.level}", "${a:-WARN}"})
  void levelsInAnyCaseAndVariablesAreNoProblem(String level) throws IOException {
    assertThat(
            read("<configuration><root level='" + level + "'/><logger name='a'/></configuration>")
                .problem())
        .isEmpty();
  }

  @Test
  void anotherRootElementIsAProblem() throws IOException {
    assertThat(read("<log4j/>").problem()).contains("its root element is 'log4j'");
  }

  @Test
  void aDirectoryIsAProblem() throws IOException {
    Path file = Files.createDirectory(directory.resolve("folder"));
    assertThat(LogbackXml.read(file).problem()).startsWith(file + " cannot be read (");
  }

  @Test
  void scanIsRead() throws IOException {
    assertThat(read("<configuration scan='true'/>").scanned()).isTrue();
    assertThat(read("<configuration scan='false'/>").scanned()).isFalse();
    assertThat(read("<configuration/>").scanned()).isFalse();
  }

  @Test
  void anotherContentIsNotTheSame() throws IOException {
    LogbackXml first = read("<configuration/>");
    assertThat(first.sameAs(read("<configuration/>"))).isTrue();
    assertThat(first.sameAs(read("<configuration scan='true'/>"))).isFalse();
    Files.delete(directory.resolve("logback.xml"));
    LogbackXml missing = LogbackXml.read(directory.resolve("logback.xml"));
    assertThat(read("").sameAs(missing)).isFalse();
  }
}
