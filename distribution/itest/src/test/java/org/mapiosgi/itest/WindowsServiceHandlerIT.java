// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.itest.RemoteReport.Outcome;

/**
 * The service's handler in a JVM for Windows, called as the service control manager calls it: with
 * the orders of a shutdown as well, which nobody else may have sent.
 */
@RequiresWindowsLane
class WindowsServiceHandlerIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);

  @Test
  void allTestsOfTheHandlerPassOnWindows(WinePrefix prefix) {
    RemoteTests remote =
        new RemoteTests(
            prefix, "org.mapiosgi.service", Build.target().resolve("windows-service-handler"));
    List<String> classes = remote.classes();
    assertThat(classes).anyMatch(name -> name.endsWith(".DispatcherWindowsTest"));
    RemoteReport report = remote.run(classes, Optional.<Path>empty(), LIMIT);
    assertThat(report.tests()).hasSizeGreaterThanOrEqualTo(5);
    assertThat(report.tests()).filteredOn(test -> test.outcome() != Outcome.PASSED).isEmpty();
  }
}
