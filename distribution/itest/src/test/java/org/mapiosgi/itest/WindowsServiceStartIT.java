// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the service control manager knows of a start, of one that is broken off, and of none. */
@RequiresWindowsLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsServiceStartIT {
  private WinePrefix prefix;
  private InstalledService service;
  private Path goOn;

  @BeforeAll
  void install(WinePrefix windows) {
    prefix = windows;
    service = InstalledService.install(windows, "mapi-osgi-start", "--startup", "manual");
    SlowStart.writeTo(service.home().resolve("bundle/slow-start.jar"));
    goOn = SlowStart.file(service.home());
  }

  @BeforeEach
  void slow() throws Exception {
    Files.deleteIfExists(goOn);
  }

  @AfterEach
  void end() {
    MailFiles.write(goOn, "");
    service.end();
  }

  @AfterAll
  void uninstall() {
    service.uninstall();
  }

  @Test
  void aStartIsPendingWithCheckPointsUntilAllBundlesAreStarted() {
    service.begin();
    service.awaitStatus("the start is pending", starting(3));
    assertThat(service.status().waitHint()).isPositive();
    MailFiles.write(goOn, "");
    service.awaitStatus("it runs", status -> status.state() == ServiceStatus.SERVICE_RUNNING);
    assertThat(service.status())
        .isEqualTo(
            new ServiceStatus(
                ServiceStatus.SERVICE_RUNNING,
                ServiceStatus.SERVICE_ACCEPT_STOP
                    | ServiceStatus.SERVICE_ACCEPT_SHUTDOWN
                    | ServiceStatus.SERVICE_ACCEPT_PRESHUTDOWN,
                ServiceStatus.NO_ERROR,
                0,
                0,
                0));
  }

  @Test
  void aStopDuringTheStartIsFollowedWhenThatIsOver() {
    service.begin();
    service.awaitStatus("the start is pending", starting(2));
    service.order();
    service.awaitStatus(
        "the stop is pending",
        status -> status.state() == ServiceStatus.SERVICE_STOP_PENDING && status.checkPoint() > 2);
    MailFiles.write(goOn, "");
    service.awaitStatus("it stops", status -> status.state() == ServiceStatus.SERVICE_STOPPED);
    assertThat(service.status().exitCode()).as(service.log()).isEqualTo(ServiceStatus.NO_ERROR);
    service.awaitLog("stopped by the service control manager (stop)");
    service.awaitNoProcess();
  }

  @Test
  void aProcessThatTheServiceControlManagerDidNotStartSaysSoAndEnds() {
    MailFiles.write(goOn, "");
    Exec.Result result = prefix.script(service.distribution(), "run", "--service", "nobody").run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
    assertThat(result.lastLine())
        .contains("no service", "not the service control manager", "error 1063");
  }

  @Test
  void aJavaThatCannotStartSaysWhyWhenTheScriptStartsTheService() {
    InstalledService broken =
        InstalledService.prepare(prefix, "mapi-osgi-broken")
            .configured("jvm.options", "-Xmx256m", "-Xmx256m\r\n-XX:+NoSuchOptionAtAll")
            .installed();
    try {
      Exec.Result result = broken.startByScript();
      assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
      assertThat(result.output())
          .contains("did not start")
          .contains("NoSuchOptionAtAll")
          .containsIgnoringCase("unrecognized VM option");
    } finally {
      broken.uninstall();
    }
  }

  @Test
  void theScriptNamesAnOptionThatItCannotFollow() {
    Stream.of("19", "3601", "a minute", "1m")
        .forEach(
            seconds -> {
              Exec.Result result =
                  prefix
                      .script(
                          service.distribution(),
                          "service",
                          "install",
                          "x",
                          "--stop-timeout",
                          seconds)
                      .run();
              assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
              assertThat(result.output()).contains("--stop-timeout", seconds);
            });
  }

  private static Predicate<ServiceStatus> starting(long checkPoint) {
    return status ->
        status.state() == ServiceStatus.SERVICE_START_PENDING && status.checkPoint() >= checkPoint;
  }
}
