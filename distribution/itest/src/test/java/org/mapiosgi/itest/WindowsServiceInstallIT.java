// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * {@code service} against a real service control manager: the manager keeps the settings that the
 * command reports.
 *
 * <p>Wine's manager does not check accounts, and keeps no failure actions and no delayed start. So
 * this test cannot show that these work.
 */
@RequiresWindowsLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsServiceInstallIT {
  private static final String NAME = "my service & co";

  private WinePrefix prefix;
  private Distribution distribution;
  private Path input;

  @BeforeAll
  void unpack(WinePrefix windows) {
    prefix = windows;
    distribution = Distribution.unpack("install & co");
    distribution.switchExampleOn();
    input = Build.target().resolve("password.txt");
    MailFiles.write(input, "geheim\r\nwhat is behind it\r\n");
  }

  private Exec.Result service(String... words) {
    String[] all = new String[words.length + 1];
    all[0] = "service";
    System.arraycopy(words, 0, all, 1, words.length);
    return prefix.script(distribution, all).reading(input).run();
  }

  private String registry(String name) {
    return prefix
        .wine("reg", "query", "HKLM\\System\\CurrentControlSet\\Services\\" + name)
        .run()
        .output();
  }

  @Test
  void aNameWithBlanksAPathWithABackslashAndAnAccountAreKeptAndTheServiceLives() {
    Path conf = distribution.home().resolve("my conf");
    Trees.copy(distribution.home().resolve("demo/conf"), conf);
    MailFiles.write(
        distribution.home().resolve("conf/jvm.options"),
        "\uFEFF# options\r\n-Xmx256m\r\n-Dhttp.nonProxyHosts=localhost|127.0.0.1 a&b\r\n");
    Exec.Result installed =
        service(
            "install",
            NAME,
            "--user",
            "DOMAIN\\svc",
            "--startup",
            "manual",
            "--conf",
            WinePrefix.windows(conf) + "\\");
    assertThat(installed.exitCode()).as(installed.output()).isZero();
    assertThat(installed.output()).contains("'" + NAME + "' is installed", "DOMAIN\\svc");
    try {
      assertThat(registry(NAME))
          .containsPattern("ObjectName\\s+REG_SZ\\s+DOMAIN\\\\svc")
          .containsPattern("--service \"" + NAME + "\" --conf \"[^\"]+my conf\"\\s")
          .contains("\"-Dhttp.nonProxyHosts=localhost|127.0.0.1 a&b\"")
          .doesNotContain("geheim");
      assertThat(registry("my")).as("no other service").doesNotContain("ImagePath");

      Exec.Result started = service("start", NAME);
      assertThat(started.exitCode()).as(started.output()).isZero();
      Exec.Result status = service("status", NAME);
      assertThat(status.exitCode()).as(status.output()).isZero();
      assertThat(status.output()).contains("RUNNING, process ", "DOMAIN\\svc");
      assertThat(distribution.home().resolve("data/run/jna"))
          .as("where JNA unpacks its library")
          .isDirectory();
    } finally {
      Exec.Result removed = service("uninstall", NAME);
      assertThat(removed.exitCode()).as(removed.output()).isZero();
    }
    assertThat(registry(NAME)).doesNotContain("ImagePath");
  }

  @Test
  void whatCannotBeFollowedIsRefusedAndNothingIsMade() {
    for (String[] words :
        new String[][] {
          {"install", "a/b"},
          {"install", "t2", "--user", "nobody"},
          {"install", "t2", "--password", "x"},
          {"install", "t2", "--conf", "C:\\no such directory"}
        }) {
      Exec.Result refused = service(words);
      assertThat(refused.exitCode()).as(refused.output()).isEqualTo(2);
      assertThat(refused.lastLine()).startsWith("mapi-osgi: ");
    }
    assertThat(registry("t2")).doesNotContain("ImagePath");
  }

  @Test
  void aServiceOfSomebodyElseIsNotTouched() {
    Exec.Result refused = service("uninstall", "RpcSs");
    assertThat(refused.exitCode()).as(refused.output()).isEqualTo(1);
    assertThat(refused.output()).contains("none of mapi-osgi");
    assertThat(registry("RpcSs")).contains("ImagePath");
  }

  @Test
  void noOptionOfTheJvmIsACommand() throws Exception {
    Distribution other = Distribution.unpack("options");
    Files.writeString(
        other.home().resolve("conf/jvm.options"),
        "-Dmapi.a=localhost|more\r\n-Dmapi.b=&echo INJECTED\r\n-Dmapi.c=%PATH%^!\r\n");
    Exec.Result result = prefix.script(other, "version").run();
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.lines()).as("%s", result.output()).hasSize(1);
    assertThat(result.output()).doesNotContain("INJECTED");
  }
}
