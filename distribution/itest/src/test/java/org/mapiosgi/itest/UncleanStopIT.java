// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A stop that cannot release everything: it ends all the same, in time, and does not hide it. */
class UncleanStopIT {
  private static final int STOP_DEADLINE = 4;

  @Test
  void aStopFromInsideOfTheFrameworkThatLeavesWorkBehindHasTheSameExitCode() throws Exception {
    Distribution distribution = Distribution.unpack("unclean stop from inside");
    HangingConsumer.writeTo(distribution.home().resolve("bundle/hanging-consumer.jar"));
    Path output = Build.target().resolve("unclean-stop-from-inside.txt");
    String conf = distribution.home().resolve("demo/conf").toString();
    Process process =
        distribution
            .command("run", "--shell", "--conf", conf)
            .startReading(ProcessBuilder.Redirect.PIPE, output);
    try {
      await("the consumer's unit of work")
          .atMost(Duration.ofMinutes(2))
          .until(() -> Exec.read(output).contains(HangingConsumer.SAYS));
      process.getOutputStream().write("stop 0\n".getBytes(StandardCharsets.US_ASCII));
      process.getOutputStream().flush();
      assertThat(process.waitFor(60, SECONDS)).as("it ends: %s", Exec.read(output)).isTrue();
      assertThat(process.exitValue()).as(Exec.read(output)).isEqualTo(STOP_DEADLINE);
    } finally {
      Exec.endAll(process);
    }
    assertThat(Exec.read(output)).contains("MAPI is stopped, but not cleanly: ");
  }

  @Test
  void workThatNeverEndsIsLeftBehindInTimeAndTheExitCodeTells() throws Exception {
    Distribution distribution = Distribution.unpack("unclean stop");
    HangingConsumer.writeTo(distribution.home().resolve("bundle/hanging-consumer.jar"));
    Path output = Build.target().resolve("unclean-stop.txt");
    String conf = distribution.home().resolve("demo/conf").toString();
    Process process = distribution.command("run", "--conf", conf).start(output);
    try {
      await("the consumer's unit of work")
          .atMost(Duration.ofMinutes(2))
          .until(() -> Exec.read(output).contains(HangingConsumer.SAYS));
      process.destroy();
      assertThat(process.waitFor(60, SECONDS)).as("it ends: %s", Exec.read(output)).isTrue();
      assertThat(process.exitValue()).as(Exec.read(output)).isEqualTo(STOP_DEADLINE);
    } finally {
      Exec.endAll(process);
    }
    assertThat(Exec.read(output).strip().lines().reduce((first, last) -> last))
        .get()
        .asString()
        .startsWith("mapi-osgi: MAPI is stopped, but not cleanly: ")
        .contains("HangingConsumer");
    // Written by the launcher before, by the logging bundle for it, and by the launcher again.
    List<String> log =
        Exec.read(distribution.home().resolve("log/mapi-osgi.log"))
            .lines()
            .filter(line -> line.contains(" mapi-osgi - "))
            .toList();
    assertThat(log.get(0)).contains("INFO ", "run: mapi-osgi ");
    assertThat(log.get(log.size() - 1)).contains("ERROR ", "not cleanly");
    assertThat(log).filteredOn(line -> line.contains("running; log in ")).hasSize(1);
  }
}
