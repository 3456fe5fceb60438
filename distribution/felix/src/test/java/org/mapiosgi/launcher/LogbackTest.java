// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test waits for the next word of the watching thread; the time limit is the build's. */
class LogbackTest {
  @TempDir Path home;

  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private Journal journal;
  private Path configured;
  private Path copy;
  private Logback logback;

  @BeforeEach
  void prepare() throws IOException {
    configured = Files.createDirectories(home.resolve("conf")).resolve("logback.xml");
    copy = home.resolve("data/run/logback.xml");
    PrintStream nowhere =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    journal = new Journal(nowhere, home.resolve("log"));
    journal.through((level, words) -> said.add(level + " " + words));
  }

  private void follow() throws LaunchException {
    logback = Logback.of(Installation.of(home, CommandLine.parse("run")), journal);
    logback.follow();
  }

  @AfterEach
  void end() {
    if (logback != null) {
      logback.close();
    }
  }

  private void configure(String xml) throws IOException {
    Files.writeString(configured, xml);
  }

  @Test
  void aChangeIsCopiedAndSaid() throws Exception {
    configure("<configuration scan='true'/>");
    follow();
    configure("<configuration scan='true'><root level='DEBUG'/></configuration>");
    assertThat(said.take())
        .isEqualTo("INFO " + configured + " has changed; the log follows it within seconds");
    assertThat(copy).hasSameTextualContentAs(configured);
  }

  @Test
  void aChangeThatCannotBeUsedIsSaidAndNotCopied() throws Exception {
    configure("<configuration scan='true'/>");
    follow();
    configure("<configuration scan='true'><root level='LOUD'/></configuration>");
    assertThat(said.take())
        .startsWith("WARN " + configured + " has no usable level for root: 'LOUD'")
        .endsWith("; the log is written as before");
    assertThat(copy).hasContent("<configuration scan='true'/>");
    Files.delete(configured);
    assertThat(said.take())
        .isEqualTo("WARN " + configured + " is missing; the log is written as before");
    assertThat(copy).hasContent("<configuration scan='true'/>");
  }

  @Test
  void aFileThatComesAfterTheStartIsUsed() throws Exception {
    follow();
    assertThat(said.take()).endsWith("is missing; the log is written with the default settings");
    configure("<configuration scan='true'/>");
    assertThat(said.take()).startsWith("INFO " + configured + " has changed;");
    assertThat(copy).hasContent("<configuration scan='true'/>");
  }

  @Test
  void aFileWithoutScanWaitsForTheNextStart() throws Exception {
    configure("<configuration/>");
    follow();
    configure("<configuration><root level='DEBUG'/></configuration>");
    assertThat(said.take()).contains("has changed; it takes effect at the next start");
  }

  @Test
  void anotherFileOfTheDirectoryIsNoChange() throws Exception {
    configure("<configuration scan='true'/>");
    follow();
    Files.writeString(configured.resolveSibling("org.mapiosgi.subsystem.cfg"), "lanes=3\n");
    Files.writeString(configured, "<configuration scan='true'/>");
    configure("<configuration scan='true' debug='false'/>");
    assertThat(said.take()).startsWith("INFO " + configured + " has changed;");
    assertThat(copy).hasSameTextualContentAs(configured);
    assertThat(said).isEmpty();
  }
}
