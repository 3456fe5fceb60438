// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The packaged product on machines whose language, paths and editors are not those of its makers.
 */
class MachineIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static Distribution distribution;

  @BeforeAll
  static void unpack() {
    distribution = Distribution.unpack("machine");
  }

  private static Exec.Result doctor(Distribution installed, Path conf, Map<String, String> with) {
    return installed.command("doctor", "--conf", conf.toString()).with(with).within(LIMIT).run();
  }

  private static void assertHealthy(Exec.Result result) {
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.lastLine()).startsWith("doctor ok: ");
  }

  /** Other digits, other decimal points, another lower case of I. */
  @ParameterizedTest
  @ValueSource(strings = {"ar-EG", "fa-IR", "tr-TR"})
  void theLanguageOfTheMachineDoesNotMatter(String tag) {
    String[] parts = tag.split("-");
    String options = "-Duser.language=" + parts[0] + " -Duser.country=" + parts[1];
    Path conf = distribution.home().resolve("demo/conf");
    assertHealthy(doctor(distribution, conf, Map.of("JAVA_OPTS", options)));
  }

  @Test
  void aSearchPathForDirectoriesDoesNotMatter() {
    Exec.Result result =
        Exec.of("sh", "bin/mapi-osgi", "version")
            .in(distribution.home())
            .with(Map.of("JAVA_HOME", System.getProperty("java.home"), "CDPATH", ".:/usr"))
            .run();
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.lines()).hasSize(1);
  }

  @Test
  void aStarInTheJavaOptionsIsNoFileName() {
    Exec.Result result =
        distribution.command("version").with(Map.of("JAVA_OPTS", "-Dmapi.x=* -Dmapi.y=1")).run();
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void theMarkThatWindowsEditorsWriteDoesNotCount() throws IOException {
    Distribution marked = Distribution.unpack("byte order mark");
    Path conf = marked.home().resolve("demo/conf");
    mark(marked.home().resolve("conf/jvm.options"));
    mark(conf.resolve("logback.xml"));
    // With the mark before the key, and as PowerShell writes it: UTF-16.
    Files.writeString(
        conf.resolve("org.mapiosgi.session-default.cfg"), "\uFEFFprofile=emulator\r\n");
    Files.write(
        conf.resolve("org.mapiosgi.subsystem.cfg"),
        "\uFEFFbinding.target=(mapi.binding=emulator)\r\nmode=service\r\n"
            .getBytes(StandardCharsets.UTF_16LE));
    Exec.Result result = doctor(marked, conf, Map.of());
    assertHealthy(result);
    assertThat(result.output()).doesNotContain("there is no key", "logback.xml is");
  }

  private static void mark(Path file) throws IOException {
    Files.writeString(file, "\uFEFF" + Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Acme, Inc", "a ${user.home} {b}", "100% #1 (x86) & co; it's !"})
  void anyPathOfTheInstallationWillDo(String name) {
    Distribution installed = Distribution.unpack(name);
    Path conf = installed.home().resolve("demo/conf");
    assertHealthy(doctor(installed, conf, Map.of()));
    assertThat(Exec.read(installed.home().resolve("log/mapi-osgi-doctor.log")))
        .as("it is the bundles' log too")
        .contains("session=default profile=emulator");
  }

  @Test
  void textOfOthersCannotForgeALineOfTheLog() {
    Distribution installed = Distribution.unpack("forged");
    ForgingConsumer.writeTo(installed.home().resolve("bundle/forging-consumer.jar"));
    Exec.Result result = doctor(installed, installed.home().resolve("demo/conf"), Map.of());
    assertHealthy(result);
    List<String> log =
        Exec.read(installed.home().resolve("log/mapi-osgi-doctor.log")).lines().toList();
    assertThat(log)
        .filteredOn(line -> line.contains(ForgingConsumer.FORGED))
        .as("each of them stands behind a line's beginning or is indented")
        .hasSize(3)
        .noneMatch(line -> line.startsWith(ForgingConsumer.FORGED));
    assertThat(String.join("", log)).doesNotContain("\u001B");
  }
}
