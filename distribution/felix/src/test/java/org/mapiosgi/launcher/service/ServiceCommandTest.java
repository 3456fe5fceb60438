// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceCommandTest {
  @TempDir Path home;

  private final FakeManager manager = new FakeManager();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final List<String> faults = new ArrayList<>();
  private final List<Path> protectedFiles = new ArrayList<>();
  private char[] secret = "geheim".toCharArray();
  private List<String> jvmOptions = List.of("-Xmx256m", "-Dhttp.nonProxyHosts=localhost|127.0.0.1");

  private boolean run(String... words) throws UsageException, ServiceFailure {
    ServiceCommand command =
        new ServiceCommand(
            manager,
            (programs, written, account) -> {
              protectedFiles.addAll(programs);
              return faults;
            },
            new Program(home, Path.of("/java home/bin/java.exe"), jvmOptions),
            account -> secret,
            () -> {},
            code -> "meaning of " + code,
            new PrintStream(said, true, StandardCharsets.UTF_8));
    return command.run(List.of(words));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private List<String> command(String name) {
    return CommandWords.split(manager.services.get(name).command());
  }

  @Test
  void whatIsInstalledIsWhatWasAskedFor() throws Exception {
    assertThat(run("install", "my service", "--user", "DOMAIN\\svc", "--conf", home + "/"))
        .isTrue();
    ServiceConfiguration made = manager.services.get("my service");
    assertThat(made.account()).isEqualTo("DOMAIN\\svc");
    assertThat(made.preshutdownMillis()).isEqualTo(60_000);
    assertThat(made.restarts()).containsExactly(5_000, 60_000, 300_000);
    assertThat(command("my service"))
        .startsWith("/java home/bin/java.exe", "-Xrs", "-Xmx256m")
        .contains("-Dhttp.nonProxyHosts=localhost|127.0.0.1", "-Dmapi.home=" + home)
        .containsSequence("run", "--service", "my service")
        .endsWith("--conf", home.toString());
    assertThat(protectedFiles).containsExactly(home);
    assertThat(said()).contains("'my service' is installed", "DOMAIN\\svc", made.command());
  }

  @Test
  void aPasswordIsHandedOverAndThenWipedOut() throws Exception {
    run("install", "--user", "DOMAIN\\svc");
    assertThat(manager.password).isEqualTo("geheim");
    assertThat(new String(secret)).isBlank();
    run("install", "managed", "--user", "DOMAIN\\svc$");
    assertThat(manager.password).isEqualTo("none");
    assertThat(said()).doesNotContain("geheim");
  }

  @Test
  void aServiceThatBecameAnotherOneIsRemovedAndTold() {
    manager.kept = wanted -> FakeManager.withAccount(wanted, "LocalSystem");
    assertThatThrownBy(() -> run("install", "t1", "--user", "DOMAIN\\svc"))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("its account is 'LocalSystem' and not 'DOMAIN\\svc'");
    assertThat(manager.services).isEmpty();
    assertThat(said()).doesNotContain("is installed");
  }

  @Test
  void whatWindowsDidNotTakeIsTold() throws Exception {
    manager.kept = FakeManager::withoutRestarts;
    faults.add("C:\\x can be changed by AU");
    assertThat(run("install")).isTrue();
    assertThat(said())
        .contains("warning: this Windows did not take all of it: it is not started again")
        .contains("warning: C:\\x can be changed by AU");
  }

  @Test
  void nothingIsChangedWhereSomethingCannotBeFollowed() {
    jvmOptions = List.of("-Dx=%TEMP%");
    assertThatThrownBy(() -> run("install"))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("C:\\Temp");
    assertThatThrownBy(() -> run("install", "a/b")).isInstanceOf(UsageException.class);
    assertThat(manager.services).isEmpty();
    assertThat(protectedFiles).isEmpty();
    assertThat(home).isEmptyDirectory();
  }

  @Test
  void anotherServiceOfTheNameStays() throws Exception {
    run("install", "t1");
    assertThatThrownBy(() -> run("install", "t1"))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("there is a service 't1' already");
  }

  @Test
  void aServiceOfSomebodyElseIsNotTouched() {
    manager.foreign("Spooler");
    for (String action : new String[] {"uninstall", "start", "stop", "status"}) {
      assertThatThrownBy(() -> run(action, "Spooler"))
          .isInstanceOf(ServiceFailure.class)
          .hasMessageContaining("none of mapi-osgi", "spoolsv.exe");
    }
    assertThat(manager.services).containsKey("Spooler");
    assertThat(manager.orders).isZero();
  }

  @Test
  void aServiceThatThereIsNotIsNamed() {
    assertThatThrownBy(() -> run("start", "nobody"))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("there is no service 'nobody'");
  }

  @Test
  void aStartIsWaitedForAsLongAsItGoesOn() throws Exception {
    run("install");
    manager.statuses.clear();
    manager.statuses.add(new ServiceStatus(ServiceStatus.STOPPED, 0, 0, 0, 0));
    for (int checkPoint = 1; checkPoint < 200; checkPoint++) {
      manager.statuses.add(new ServiceStatus(ServiceStatus.START_PENDING, 0, 0, checkPoint, 7));
    }
    manager.statuses.add(new ServiceStatus(ServiceStatus.RUNNING, 0, 0, 0, 7));
    assertThat(run("start")).isTrue();
    assertThat(said()).contains("is running");
  }

  @Test
  void aStartWithoutASignOfLifeIsGivenUp() throws Exception {
    run("install");
    manager.state(ServiceStatus.STOPPED, ServiceStatus.START_PENDING);
    assertThatThrownBy(() -> run("start"))
        .isInstanceOf(ServiceFailure.class)
        .hasMessageContaining("did not start: it is START_PENDING");
  }

  @Test
  void aServiceThatEndedSaysWithWhichExitCode() throws Exception {
    run("install");
    manager.statuses.clear();
    manager.statuses.add(new ServiceStatus(ServiceStatus.STOPPED, 1066, 4, 0, 0));
    assertThat(run("status")).isFalse();
    assertThat(said()).contains("STOPPED, exit code 4 (meaning of 4)");
  }

  @Test
  void aRunningServiceIsStoppedBeforeItIsRemoved() throws Exception {
    run("install");
    assertThat(new InstalledServices(home).isEmpty()).isFalse();
    manager.state(ServiceStatus.RUNNING, ServiceStatus.STOP_PENDING, ServiceStatus.STOPPED);
    assertThat(run("uninstall")).isTrue();
    assertThat(manager.services).isEmpty();
    assertThat(manager.orders).isEqualTo(1);
    assertThat(new InstalledServices(home).isEmpty()).isTrue();
    assertThat(said()).contains("is removed.");
  }
}
