// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code bin/mapi-osgi run} and {@code doctor}, and what they make of bad input. */
class CommandLineIT {
  private static final Duration START = Duration.ofMinutes(2);
  private static Distribution distribution;

  @BeforeAll
  static void unpack() {
    distribution = Distribution.unpack("command line");
  }

  private static Path data(String name) {
    return distribution.home().resolve("data of " + name);
  }

  private static Exec.Result run(String... words) {
    return distribution.command(words).within(START).run();
  }

  private static void assertNamedError(Exec.Result result) {
    assertThat(result.exitCode()).as(result.output()).isNotZero();
    assertThat(result.output()).doesNotContain("\tat ");
    assertThat(result.lastLine()).isNotBlank();
  }

  @Test
  void theVersionIsTold() {
    Exec.Result result = run("version");
    assertThat(result.exitCode()).isZero();
    assertThat(result.lastLine()).startsWith("mapi-osgi ");
  }

  @Test
  void noCommandAndAWrongOneAreRefusedWithAHint() {
    for (String[] words : new String[][] {{}, {"dmeo"}, {"demo", "--malibox", "x"}}) {
      Exec.Result result = run(words);
      assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
      assertThat(result.output()).contains("mapi-osgi help");
      assertNamedError(result);
    }
  }

  @Test
  void anUnknownProfileFailsTheDemoWithItsName() {
    Path conf = distribution.copyOfDemoConfiguration("an unknown profile");
    MailFiles.write(conf.resolve("org.mapiosgi.session-default.cfg"), "profile=Nobody Knows\n");
    Exec.Result result = run("demo", "--conf", conf.toString(), "--timeout", "20");
    assertNamedError(result);
    assertThat(result.lastLine()).startsWith("demo failed: ");
    assertThat(result.lastLine())
        .contains("session default")
        .contains("MAPILogonEx: MAPI_E_")
        .contains("Nobody Knows");
  }

  @Test
  void invalidValuesFailTheDemoWithTheirNames() {
    Path conf = distribution.copyOfDemoConfiguration("invalid values");
    MailFiles.write(
        conf.resolve("org.mapiosgi.subsystem.cfg"),
        "binding.target=(mapi.binding=emulator)\nmode=service\nlanes=many\n");
    Exec.Result result = run("demo", "--conf", conf.toString(), "--timeout", "20");
    assertNamedError(result);
    assertThat(result.output()).contains("lanes");
  }

  @Test
  void anInvalidFilterFailsTheDemoWithItsText() {
    Path conf = distribution.copyOfDemoConfiguration("an invalid filter");
    MailFiles.write(
        conf.resolve("org.mapiosgi.subsystem.cfg"),
        "binding.target=(mapi.binding=emulator\nmode=service\n");
    Exec.Result result = run("demo", "--conf", conf.toString(), "--timeout", "20");
    assertNamedError(result);
    assertThat(result.output()).contains("binding.target");
  }

  @Test
  void aConfigurationDirectoryThatIsMissingIsNamed() {
    Path missing = distribution.home().resolve("no conf");
    Exec.Result result = run("run", "--conf", missing.toString());
    assertNamedError(result);
    assertThat(result.lastLine()).contains(missing.toString());
  }

  @Test
  void theDoctorSaysYesOnTheEmulator() {
    Exec.Result result =
        run(
            "doctor",
            "--conf",
            distribution.home().resolve("demo/conf").toString(),
            "--data",
            data("doctor").toString());
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  @Test
  void theDoctorSaysWhatToDoWhereThereIsNoMapi() {
    Exec.Result result = run("doctor", "--timeout", "20", "--data", data("no mapi").toString());
    assertNamedError(result);
    assertThat(result.output()).contains("win32");
  }

  @Test
  void keysAndFilesThatNobodyReadsAreToldWithTheNameThatWasMeant() {
    Path conf = distribution.copyOfDemoConfiguration("slips of the pen");
    MailFiles.write(
        conf.resolve("org.mapiosgi.subsystem.cfg"),
        "binding.target=(mapi.binding=emulator)\nlnaes=3\n");
    MailFiles.write(conf.resolve("org.mapiosgi.sesion-mail.cfg"), "profile=emulator\n");
    Exec.Result result =
        run("doctor", "--conf", conf.toString(), "--data", data("slips").toString());
    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output())
        .containsPattern("warning .*configuration org.mapiosgi.subsystem +there is no key 'lnaes'")
        .contains("perhaps lanes was meant")
        .contains("configuration org.mapiosgi.sesion~mail nobody reads it")
        .contains("perhaps org.mapiosgi.session was meant");
  }

  @Test
  void aSessionsFileWithoutANameAndAWordForABooleanAreRefusedByName() throws IOException {
    Path conf = distribution.copyOfDemoConfiguration("no name");
    Path named = conf.resolve("org.mapiosgi.session-default.cfg");
    Files.move(named, conf.resolve("org.mapiosgi.session.cfg"));
    Exec.Result result =
        run("doctor", "--conf", conf.toString(), "--data", data("no name").toString());
    assertNamedError(result);
    assertThat(result.output()).contains("call the file org.mapiosgi.session-NAME.cfg");
    MailFiles.write(conf.resolve("org.mapiosgi.binding.emulator.cfg"), "coupled=fals\n");
    result =
        run(
            "doctor",
            "--conf",
            conf.toString(),
            "--data",
            data("fals").toString(),
            "--timeout",
            "9");
    assertNamedError(result);
    assertThat(result.output()).contains("coupled is 'fals', but must be true or false");
  }

  @Test
  void aSecondInstanceOnTheSameDirectoryIsRefusedAndTheFirstGoesOn() throws Exception {
    String conf = distribution.home().resolve("demo/conf").toString();
    String data = data("two").toString();
    Path output = Build.target().resolve("first-instance.txt");
    Process first = distribution.command("run", "--conf", conf, "--data", data).start(output);
    try {
      await("the first instance")
          .atMost(START)
          .until(() -> Exec.read(output).contains("mapi-osgi: running"));
      Exec.Result second = run("run", "--conf", conf, "--data", data);
      assertThat(second.exitCode()).as(second.output()).isEqualTo(5);
      assertThat(second.lastLine()).contains("data of two");
      assertNamedError(second);
      assertThat(first.isAlive()).isTrue();

      first.destroy();
      assertThat(first.waitFor(60, SECONDS)).as("ends when told to").isTrue();
      assertThat(first.exitValue()).as(Exec.read(output)).isIn(0, 143);
      assertThat(Exec.read(output)).doesNotContain("\tat ");
    } finally {
      Exec.endAll(first);
    }
    Exec.Result third = run("version");
    assertThat(third.exitCode()).isZero();
  }

  @Test
  void theExitCodeOfReadySaysWhetherTheRunIsReady() throws Exception {
    String conf = distribution.home().resolve("demo/conf").toString();
    String data = data("ready").toString();
    assertThat(run("ready", "--data", data).exitCode()).isEqualTo(1);
    Path output = Build.target().resolve("ready-instance.txt");
    Process instance = distribution.command("run", "--conf", conf, "--data", data).start(output);
    try {
      await("ready").atMost(START).until(() -> run("ready", "--data", data).exitCode() == 0);
      instance.destroyForcibly();
      assertThat(instance.waitFor(60, SECONDS)).as("it is gone").isTrue();
      assertThat(Path.of(data, "run", "ready")).as("a crash leaves it").exists();
      Exec.Result crashed = run("ready", "--data", data);
      assertThat(crashed.exitCode()).as(crashed.output()).isEqualTo(1);
      assertThat(crashed.lastLine()).startsWith("not ready: no mapi-osgi runs on ");
    } finally {
      Exec.endAll(instance);
    }
  }
}
