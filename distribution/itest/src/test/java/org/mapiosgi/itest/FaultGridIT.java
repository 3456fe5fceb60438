// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.mapiosgi.itest.RemoteReport.Outcome;
import org.mapiosgi.itest.RemoteReport.RemoteTest;

/**
 * The fault grids of both platforms in one file, {@code target/faults.json}. That of the emulator
 * is complete and ran with the lifecycle's tests; that of Windows is a sample and runs here.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FaultGridIT {
  private static final Duration LIMIT = Duration.ofMinutes(6);
  private static final String BUNDLE = "org.mapiosgi.lifecycle";
  private static final Set<String> SCENARIOS =
      Set.of("start", "read 50", "send 5", "notified", "attachment", "answer", "stop");
  private static final int EMULATOR_RUNS = 3_900;
  private static final int WINDOWS_RUNS = 600;
  private static final int CODES = 8;

  private final Path here = Build.target().resolve("windows-faults");
  private final Path all = Build.target().resolve("faults.json");
  private boolean windows;

  @BeforeAll
  void forgetTheLastTime() throws IOException {
    Trees.delete(here);
    Files.deleteIfExists(all);
  }

  @Test
  @Order(1)
  @RequiresWindowsLane
  void aSampleOnWindows(WinePrefix prefix) {
    windows = true;
    RemoteTests remote = new RemoteTests(prefix, BUNDLE, here);
    List<String> classes = remote.classes();
    assertThat(classes).as("test classes for Windows").isNotEmpty();
    RemoteReport report = remote.run(classes, Optional.empty(), LIMIT);
    assertThat(report.tests()).as("tests that ran on Windows").hasSizeGreaterThanOrEqualTo(2);
    assertThat(report.tests())
        .filteredOn(test -> test.outcome() != Outcome.PASSED)
        .extracting(RemoteTest::text)
        .isEmpty();
  }

  @Test
  @Order(2)
  void everyRunIsListedAndNoneHungLeakedOrLostWork() {
    Path emulator = Build.root().resolve("bundles/" + BUNDLE + "/target/faults");
    Faults faults =
        Faults.read(emulator.resolve("emulator-failures.json"))
            .plus(Faults.read(emulator.resolve("emulator-hangs.json")));
    if (windows) {
      faults =
          faults
              .plus(Faults.read(here.resolve("win32-failures.json")))
              .plus(Faults.read(here.resolve("win32-hangs.json")));
    }
    faults.write(all);

    Faults written = Faults.read(all);
    assertThat(written.problems()).isEmpty();
    assertThat(written.totals()).isEqualTo(new Faults.Totals(written.runs().size(), 0, 0, 0));
    assertCovers(written.on("emulator"), EMULATOR_RUNS);
    if (windows) {
      assertCovers(written.on("win32"), WINDOWS_RUNS);
    }
  }

  private static void assertCovers(List<JsonObject> runs, int least) {
    assertThat(runs).hasSizeGreaterThan(least);
    assertThat(words(runs, "scenario")).isEqualTo(SCENARIOS);
    assertThat(words(runs, "code")).as("codes, and none where it hangs").hasSize(CODES + 1);
    assertThat(words(runs, "mode"))
        .containsExactlyInAnyOrder(
            "once",
            "from then on",
            "hang until callers are free",
            "hang until after the stop",
            "delay");
    assertThat(words(runs, "operation")).contains("MAPILogonEx", "IMsgStore::Unadvise");
  }

  private static Set<String> words(List<JsonObject> runs, String name) {
    return runs.stream().map(run -> run.get(name).getAsString()).collect(Collectors.toSet());
  }
}
