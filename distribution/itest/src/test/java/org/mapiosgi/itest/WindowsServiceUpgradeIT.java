// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code service upgrade}, there and back, of a service that runs. */
@RequiresWindowsLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsServiceUpgradeIT {
  private static final String NAME = "mapi-osgi-upgrade";
  private static final String SESSION = "conf/org.mapiosgi.session-default.cfg";

  private WinePrefix prefix;
  private InstalledService service;
  private Distribution newer;

  @BeforeAll
  void install(WinePrefix windows) throws IOException {
    prefix = windows;
    service = InstalledService.install(windows, NAME);
    newer = Distribution.unpack("upgrade newer");
    MailFiles.write(newer.home().resolve("README.md"), "the new version\n");
    MailFiles.write(newer.home().resolve("conf/new.cfg"), "a = b\n");
    // The administrator's own files.
    Files.createDirectories(service.home().resolve("secrets"));
    MailFiles.write(service.home().resolve("secrets/word"), "secret");
    MailFiles.write(service.home().resolve("bundle/mine.txt"), "no jar: nothing installs it");
  }

  @AfterAll
  void uninstall() {
    service.end();
    service.uninstall();
  }

  private Exec.Result upgrade(String... words) {
    String[] all = new String[words.length + 2];
    all[0] = "service";
    all[1] = "upgrade";
    System.arraycopy(words, 0, all, 2, words.length);
    return prefix.script(newer, all).run();
  }

  private void assertWhatIsTheAdministratorsIsThere(String registry) {
    assertThat(Exec.read(service.home().resolve(SESSION))).contains("profile=service");
    assertThat(service.home().resolve("secrets/word")).hasContent("secret");
    assertThat(service.home().resolve("bundle/mine.txt")).exists();
    assertThat(service.home().resolve("data/run")).isNotEmptyDirectory();
    assertThat(service.home().resolve("conf/new.cfg")).doesNotExist();
    assertThat(service.registry()).isEqualTo(registry);
  }

  @Test
  void theServiceRunsWithTheNewVersionAndThenWithTheOldOneAgain() {
    Path readme = service.home().resolve("README.md");
    String before = Exec.read(readme);
    String registry = service.registry();
    service.start();
    service.awaitLog("1 sent, 1 notified");

    Exec.Result there = upgrade(NAME);
    assertThat(there.exitCode()).as(there.output()).isZero();
    assertThat(there.output())
        .contains("'" + NAME + "' has version ", "are not copied: new.cfg", "is running");
    assertThat(readme).hasContent("the new version\n");
    assertThat(service.processes()).hasSize(1);
    assertWhatIsTheAdministratorsIsThere(registry);

    Exec.Result back = upgrade("--back", NAME);
    assertThat(back.exitCode()).as(back.output()).isZero();
    assertThat(back.output()).contains("is running");
    assertThat(Exec.read(readme)).isEqualTo(before);
    assertThat(Exec.read(service.home().resolve("previous/README.md")))
        .isEqualTo("the new version\n");
    assertWhatIsTheAdministratorsIsThere(registry);

    service.stop();
    service.awaitNoProcess();
    assertThat(upgrade(NAME).orFail().output()).doesNotContain("is running");
    assertThat(service.processes()).as("it was stopped, and stays so").isEmpty();
  }

  @Test
  void theDirectoryOfTheServiceItselfCannotBeUpgradedFromThere() {
    Exec.Result refused = prefix.script(service.distribution(), "service", "upgrade", NAME).run();
    assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output()).contains("directory of the service itself");
  }
}
