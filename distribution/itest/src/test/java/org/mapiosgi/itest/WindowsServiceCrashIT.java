// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A crash inside the provider, in the installed service: the process ends at once with a line that
 * names the call. It reports no stop and no success of a unit of work. The next start works.
 *
 * <p>Wine's service control manager keeps no failure actions, and reports a lost process as
 * running. So the test itself starts the service again. One test goes through all crashes, because
 * only an orderly stop at its end corrects the manager's state.
 */
@RequiresWindowsLane
class WindowsServiceCrashIT {
  private static final String EXAMPLE_IS_DONE = "messages read, 1 sent, 1 notified";

  @Test
  void eachCrashEndsTheProcessAndTheNextStartWorks(WinePrefix prefix) throws Exception {
    InstalledService service =
        InstalledService.install(prefix, "mapi-osgi-crash", "--startup", "manual");
    Path writing = service.home().resolve("bundle/writing-consumer.jar");
    WritingConsumer.writeTo(writing);
    try {
      assertEnd(prefix, service, "IMAPIFolder::GetContentsTable", "GetContentsTable crashed");
      assertThat(service.log()).doesNotContain(EXAMPLE_IS_DONE);
      assertEnd(prefix, service, "IStream::Write", "IStream::Write crashed");
      assertThat(service.log()).doesNotContain(WritingConsumer.SAYS);
      // The provider delivers in the procedure of its window, which the primary's loop calls.
      assertEnd(prefix, service, "IMAPIAdviseSink::OnNotify", "the window procedure of ");
      assertThat(service.log()).doesNotContain(EXAMPLE_IS_DONE);
    } finally {
      prefix.provider().faults("");
    }
    Files.delete(writing);
    service.start();
    service.awaitLog(EXAMPLE_IS_DONE);
    service.stop();
    assertThat(service.status().exitCode()).isEqualTo(ServiceStatus.NO_ERROR);
    service.uninstall();
  }

  private static void assertEnd(
      WinePrefix prefix, InstalledService service, String entry, String named) {
    prefix.provider().faults(entry + "#1=crash");
    service.begin();
    service.awaitLog("ended with exit code 6");
    service.awaitNoProcess();
    ServiceStatus status = service.status();
    assertThat(status.state() == ServiceStatus.SERVICE_STOPPED && status.exitCode() == 0)
        .as("%s: no stop was reported: %s", entry, status)
        .isFalse();
    assertThat(service.log().lines().filter(line -> line.contains(" ERROR ")))
        .anyMatch(line -> line.contains(named));
    assertThat(service.log()).doesNotContain("MAPI is stopped");
  }
}
