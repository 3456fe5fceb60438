// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A crash inside of the provider, in the installed service: the process ends at once with a line
 * that names the call, the service control manager sees a process that was lost, and the next start
 * works.
 *
 * <p>Wine's manager keeps no failure actions, so the next start is the test's own here.
 */
@RequiresWindowsLane
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsServiceCrashIT {
  private static final long ERROR_PROCESS_ABORTED = 1067;

  private WinePrefix prefix;
  private InstalledService service;

  @BeforeAll
  void install(WinePrefix windows) {
    prefix = windows;
    service = InstalledService.install(windows, "mapi-osgi-crash", "--startup", "manual");
  }

  @AfterEach
  void end() {
    prefix.provider().faults("");
    service.end();
  }

  @AfterAll
  void uninstall() {
    service.uninstall();
  }

  @Test
  void aCrashInACallEndsTheProcessAndNamesTheCall() {
    assertEnd("IMAPIFolder::GetContentsTable", "IMAPIFolder::GetContentsTable crashed");
  }

  /**
   * The provider delivers in the procedure of its window, which the primary thread's loop calls.
   */
  @Test
  void aCrashInTheDeliveryOfANotificationEndsTheProcess() {
    assertEnd("IMAPIAdviseSink::OnNotify", "the window procedure of ");
  }

  @Test
  void aCrashInAStreamEndsTheProcessAndItsWorkIsNotReportedAsDone() throws Exception {
    Path jar = service.home().resolve("bundle/writing-consumer.jar");
    WritingConsumer.writeTo(jar);
    try {
      assertEnd("IStream::Write", "IStream::Write crashed");
      assertThat(service.log()).doesNotContain(WritingConsumer.SAYS);
    } finally {
      Files.delete(jar);
    }
  }

  private void assertEnd(String entry, String named) {
    prefix.provider().faults(entry + "#1=crash");
    service.begin();
    service.awaitLog("ended with exit code 6");
    service.awaitNoProcess();
    service.awaitStatus(
        "the process is lost", status -> status.state() == ServiceStatus.SERVICE_STOPPED);
    assertThat(service.status().exitCode()).isEqualTo(ERROR_PROCESS_ABORTED);
    assertThat(service.log().lines().filter(line -> line.contains(" ERROR ")))
        .anyMatch(line -> line.contains(named));
    assertThat(service.log())
        .as("neither work nor a stop is reported that was not")
        .doesNotContain("1 sent, 1 notified", "MAPI is stopped");
  }

  @Test
  void theNextStartWorks() {
    prefix.provider().faults("IMAPIFolder::GetContentsTable#1=crash");
    service.begin();
    service.awaitLog("crashed in native code");
    service.awaitNoProcess();
    prefix.provider().faults("");
    service.start();
    service.awaitLog("messages read, 1 sent, 1 notified");
    service.stop();
    assertThat(service.status().exitCode()).isEqualTo(ServiceStatus.NO_ERROR);
  }
}
