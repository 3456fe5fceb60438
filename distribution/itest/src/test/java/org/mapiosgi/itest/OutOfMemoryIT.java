// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A process that runs out of memory ends at once, and the next run reports the reason. */
class OutOfMemoryIT {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final int OUT_OF_MEMORY = 3;

  @Test
  void theExitCodeTellsAndTheNextRunWritesTheReasonToTheLog() throws Exception {
    Distribution distribution = Distribution.unpack("out of memory");
    Path home = distribution.home();
    Path options = home.resolve("conf/jvm.options");
    // As a service has it: it has no console.
    Files.writeString(
        options,
        Files.readString(options)
            + "\n-XX:+UnlockDiagnosticVMOptions\n-XX:+LogVMOutput\n-XX:LogFile="
            + home.resolve("log/jvm_test_%p.log")
            + "\n");
    Files.createDirectories(home.resolve("log"));
    Path hog = home.resolve("bundle/memory-hog.jar");
    MemoryHog.writeTo(hog);
    String conf = home.resolve("demo/conf").toString();
    Exec.Result result = distribution.command("run", "--conf", conf).within(LIMIT).run();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(OUT_OF_MEMORY);
    assertThat(result.output()).contains("OutOfMemoryError");

    // Ends at once, because there are no bundles.
    Trees.delete(home.resolve("bundle"));
    Files.createDirectories(home.resolve("bundle"));
    Exec.Result next = distribution.command("run", "--conf", conf).within(LIMIT).run();
    assertThat(next.output())
        .contains("ended without a stop: out of memory, Java heap space (exit code 3)");
    assertThat(Exec.read(home.resolve("log/mapi-osgi.log")))
        .contains(" WARN ", "ended without a stop: out of memory");
  }
}
