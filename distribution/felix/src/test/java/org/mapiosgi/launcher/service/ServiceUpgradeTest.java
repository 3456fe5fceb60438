// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceUpgradeTest {
  @TempDir Path directory;

  private final FakeManager manager = new FakeManager();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<String> orders = new ArrayList<>();
  private ServiceFailure refusedStart;
  private Path home;
  private Path newer;

  @BeforeEach
  void unpack() throws IOException {
    home = directory.resolve("installed");
    newer = directory.resolve("unpacked");
    version(home, "1.0", "bundle/5-tools");
    version(newer, "2.0", "bundle/5-shell");
    write(home, "conf/session.cfg", "profile=mine");
    write(home, "secrets/password", "secret");
    write(home, "data/run/cache", "cache");
    write(home, "log/mapi-osgi.log", "log");
    write(home, "bundle/mine.jar", "mine");
    write(home, "bundle/6-health/health.jar", "health");
    write(newer, "conf/new.cfg", "new");
  }

  private static void version(Path to, String version, String tools) throws IOException {
    write(to, "lib/parts.txt", "README.md\nbin\nbundle/1-host\n" + tools + "\nlib\n");
    write(to, "README.md", version);
    write(to, "bin/mapi-osgi.bat", version);
    write(to, "bundle/1-host/service.jar", version);
    write(to, tools + "/tools-" + version + ".jar", version);
    write(to, "conf/logback.xml", version);
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    try (OutputStream file = Files.newOutputStream(to.resolve("lib").resolve(Program.JAR))) {
      new JarOutputStream(file, manifest).close();
    }
  }

  private static void write(Path base, String file, String text) throws IOException {
    Path path = base.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private boolean upgrade(boolean back) throws ServiceFailure {
    return new ServiceUpgrade(
            manager,
            newer,
            new PrintStream(said, true, StandardCharsets.UTF_8),
            name -> {
              orders.add("start " + name + " " + Files.exists(home.resolve("bin")));
              if (refusedStart != null) {
                throw refusedStart;
              }
            },
            service -> orders.add("end " + service.name()))
        .run(service("t1"), back);
  }

  private ServiceConfiguration service(String name) {
    String command = CommandWords.join(List.of("java.exe", "-Dmapi.home=" + home));
    return new ServiceConfiguration(name, name, "", command, "", 2, false, 0, List.of());
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(Files::isRegularFile)
          .map(file -> home.relativize(file).toString())
          .filter(file -> !file.startsWith("previous"))
          .sorted()
          .toList();
    }
  }

  private String read(String file) throws IOException {
    return Files.readString(home.resolve(file));
  }

  @Test
  void theProgramIsReplacedAndWhatIsTheAdministratorsStays() throws Exception {
    manager.state(ServiceStatus.RUNNING);
    assertThat(upgrade(false)).isTrue();
    assertThat(orders).containsExactly("end t1", "start t1 true");
    assertThat(files())
        .containsExactly(
            "README.md",
            "bin/mapi-osgi.bat",
            "bundle/1-host/service.jar",
            "bundle/5-shell/tools-2.0.jar",
            "bundle/6-health/health.jar",
            "bundle/mine.jar",
            "conf/logback.xml",
            "conf/session.cfg",
            "data/run/cache",
            "lib/" + Program.JAR,
            "lib/parts.txt",
            "log/mapi-osgi.log",
            "secrets/password");
    assertThat(read("bundle/1-host/service.jar")).isEqualTo("2.0");
    assertThat(read("conf/logback.xml")).isEqualTo("1.0");
    assertThat(read("previous/bundle/5-tools/tools-1.0.jar")).isEqualTo("1.0");
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("'t1' has version 2.0; before it had 1.0")
        .contains("are not copied: new.cfg");
  }

  @Test
  void backBringsTheVersionBeforeAndBackAgainTheNewOne() throws Exception {
    List<String> before = files();
    upgrade(false);
    List<String> after = files();
    assertThat(upgrade(true)).isTrue();
    assertThat(files()).isEqualTo(before);
    assertThat(read("README.md")).isEqualTo("1.0");
    assertThat(upgrade(true)).isTrue();
    assertThat(files()).isEqualTo(after);
    assertThat(read("README.md")).isEqualTo("2.0");
    assertThat(orders).as("it did not run").doesNotContain("start t1 true");
  }

  @Test
  void theWayBackDeletesNothingInTheVersionBefore() throws Exception {
    upgrade(false);
    write(home, "previous/note.txt", "mine");
    upgrade(true);
    assertThat(read("previous/note.txt")).isEqualTo("mine");
    assertThat(read("previous/README.md")).isEqualTo("2.0");
    assertThat(home.resolve("upgrade")).doesNotExist();
  }

  @Test
  void withoutAVersionBeforeNothingIsStopped() {
    assertThatThrownBy(() -> upgrade(true))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("no version before");
    assertThat(orders).isEmpty();
  }

  @Test
  void aDirectoryOfTheAdministratorIsNeverReplaced() throws Exception {
    write(home, "bundle/5-shell/mine.jar", "mine");
    List<String> before = files();
    assertThatThrownBy(() -> upgrade(false))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("5-shell is yours");
    assertThat(orders).isEmpty();
    assertThat(files()).containsAll(before);
    assertThat(read("README.md")).isEqualTo("1.0");
  }

  @Test
  void ifAFileCannotBeMovedEverythingIsAsBeforeAndTheServiceRuns() throws Exception {
    manager.state(ServiceStatus.RUNNING);
    List<String> before = files();
    // A part that the new version names and does not have.
    Files.writeString(newer.resolve("lib/parts.txt"), "bin\nlib\n");
    upgrade(false);
    upgrade(true);
    Files.delete(home.resolve("previous/bin/mapi-osgi.bat"));
    Files.delete(home.resolve("previous/bin"));
    orders.clear();
    assertThatThrownBy(() -> upgrade(true))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("still has version 1.0");
    assertThat(orders).containsExactly("end t1", "start t1 true");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aNewVersionThatDoesNotStartIsToldWithTheWayBack() {
    manager.state(ServiceStatus.RUNNING);
    refusedStart = new ServiceFailure("it did not start");
    assertThatThrownBy(() -> upgrade(false))
        .isInstanceOf(ServiceFailure.class)
        .hasMessage(
            "it did not start; 'mapi-osgi service upgrade --back \"t1\"' returns to version 1.0");
  }

  @Test
  void theDirectoryOfTheServiceAndAnotherServiceThatRunsThereAreRefused() throws Exception {
    Path unpacked = newer;
    newer = home;
    assertThatThrownBy(() -> upgrade(false))
        .hasMessageContaining("directory of the service itself");
    newer = unpacked;
    new InstalledServices(home).add("t2");
    manager.services.put("t2", service("t2"));
    manager.state(ServiceStatus.RUNNING);
    assertThatThrownBy(() -> upgrade(false))
        .hasMessageContaining("'t2' runs in the same directory");
    assertThat(orders).isEmpty();
    assertThat(read("README.md")).isEqualTo("1.0");
  }

  @Test
  void aPathThatLeadsOutIsRefused() throws Exception {
    write(newer, "lib/parts.txt", "../elsewhere\n");
    assertThatThrownBy(() -> upgrade(false))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("leads elsewhere");
    assertThat(orders).isEmpty();
  }
}
