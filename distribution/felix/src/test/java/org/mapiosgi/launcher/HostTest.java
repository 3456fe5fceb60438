// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host with a real framework and bundles that are manifests only. */
class HostTest {
  @TempDir Path home;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void install() throws IOException {
    Files.createDirectories(home.resolve("conf"));
    Files.createDirectories(home.resolve("demo/conf"));
    bundle("sound", "Bundle-Name", "sound");
  }

  private void bundle(String name, String header, String value) throws IOException {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", name);
    main.putValue(header, value);
    Path jar = home.resolve("bundle/1-test/" + name + ".jar");
    Files.createDirectories(jar.getParent());
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
  }

  private Host host(String... words) throws LaunchException {
    CommandLine line = CommandLine.parse(words);
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return new Host(line, Installation.of(home, line), out);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void runEndsInOrderWhenToldToAndGivesTheDirectoryBack() throws Exception {
    for (int time = 0; time < 2; time++) {
      Host host = host("run");
      CompletableFuture<Exit> run = inBackground(host);
      Exit told = new Exit(7, "as told");
      host.end(told);
      assertThat(run.get(60, TimeUnit.SECONDS)).isEqualTo(told);
      assertThat(host.awaitOver()).isTrue();
    }
  }

  private static CompletableFuture<Exit> inBackground(Host host) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return host.run();
          } catch (LaunchException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void onlyTheFirstOrderToEndCounts() throws Exception {
    Host host = host("run");
    assertThat(host.end(new Exit(1, "first"))).isTrue();
    assertThat(host.end(new Exit(2, "second"))).isFalse();
    assertThat(host.run().lastLine()).isEqualTo("first");
  }

  @Test
  void aBundleOfAnotherPlatformIsOnlyNoted() throws Exception {
    bundle("foreign", "Require-Capability", "osgi.native;filter:=\"(osgi.native.osname~=BeOS)\"");
    Host host = host("run");
    host.end(new Exit(0, ""));
    host.run();
    assertThat(said())
        .contains("not for this platform, left out: foreign")
        .doesNotContain("did not start");
  }

  @Test
  void aBundleThatCannotStartIsNamedWithTheReasonAndTheOthersRun() throws Exception {
    bundle("broken", "Import-Package", "org.example.missing");
    Host host = host("run");
    host.end(new Exit(0, ""));
    host.run();
    assertThat(said())
        .contains("broken 0.0.0 did not start")
        .contains("org.example.missing")
        .doesNotContain("sound");
  }

  @Test
  void aBrokenBundleFailsTheDemo() throws Exception {
    bundle("broken", "Import-Package", "org.example.missing");
    Exit exit = host("demo").run();
    assertThat(exit.is(ExitCode.FAILED)).isTrue();
    assertThat(exit.lastLine()).startsWith("demo failed: broken").contains("org.example.missing");
  }

  @Test
  void aFileThatIsNoJarIsNamed() throws Exception {
    Path file = home.resolve("bundle/1-test/noise.jar");
    Files.writeString(file, "this is no jar");
    Host host = host("run");
    host.end(new Exit(0, ""));
    host.run();
    assertThat(said()).contains(file.toString());
  }

  @Test
  void aJarThatIsNoBundleIsNamed() throws Exception {
    Path file = home.resolve("bundle/1-test/plain.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    try (OutputStream jar = Files.newOutputStream(file)) {
      new JarOutputStream(jar, manifest).close();
    }
    Host host = host("run");
    host.end(new Exit(0, ""));
    host.run();
    assertThat(said()).contains("plain.jar is no OSGi bundle");
  }

  @Test
  void aLaunchInWhichMostBundlesDoNotStartEndsAtOnceWithTheFirstReason() throws Exception {
    bundle("broken", "Import-Package", "org.example.missing");
    bundle("damaged", "Import-Package", "org.example.missing");
    for (String command : new String[] {"run", "doctor"}) {
      Exit exit = inBackground(host(command)).get(60, TimeUnit.SECONDS);
      assertThat(exit.is(ExitCode.FAILED)).isTrue();
      assertThat(exit.lastLine())
          .contains("2 bundles did not start and 1 did", "broken 0.0.0", "org.example.missing");
    }
    assertThat(said()).doesNotContain("running;");
  }

  private String toldAtTheStart() throws LaunchException {
    Host host = host("run");
    host.end(new Exit(0, ""));
    host.run();
    return said();
  }

  @Test
  void anEmptyConfigurationIsTold() throws Exception {
    assertThat(toldAtTheStart()).contains("there is no configuration in " + home.resolve("conf"));
  }

  @Test
  void aConfigurationWithoutSessionsIsTold() throws Exception {
    Files.writeString(home.resolve("conf/org.mapiosgi.subsystem.cfg"), "mode=service\n");
    assertThat(toldAtTheStart())
        .contains("there is no org.mapiosgi.session-NAME.cfg")
        .doesNotContain("org.mapiosgi.subsystem.cfg in");
  }

  @Test
  void aMissingLoggingConfigurationIsTold() throws Exception {
    assertThat(toldAtTheStart()).contains("logback.xml is missing");
  }

  @Test
  void aBrokenLoggingConfigurationIsToldWithItsLine() throws Exception {
    Files.writeString(home.resolve("conf/logback.xml"), "<configuration>\n<root>\n");
    assertThat(toldAtTheStart()).contains("logback.xml is not well-formed, line 3");
    assertThat(home.resolve("data/run/logback.xml")).isRegularFile();
  }

  @Test
  void aLoggingConfigurationThatCanBeReadIsUsed() throws Exception {
    Files.writeString(home.resolve("conf/logback.xml"), "<configuration/>\n");
    assertThat(toldAtTheStart()).doesNotContain("logback.xml is ");
    assertThat(home.resolve("data/run/logback.xml")).hasContent("<configuration/>\n");
  }
}
