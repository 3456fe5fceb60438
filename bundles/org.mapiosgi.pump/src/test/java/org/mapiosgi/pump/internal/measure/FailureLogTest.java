// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.mapiosgi.pump.support.LogLines;

class FailureLogTest {
  private final LogLines lines = new LogLines();
  private long now;

  private final FailureLog log = new FailureLog("p", clock(), lines.logger());

  private PumpClock clock() {
    return new PumpClock(() -> now);
  }

  private void report(String what) {
    log.report(what, new IllegalStateException("made up"));
  }

  @Test
  void theNextLineTellsOfFailuresThatNoLineWasWrittenFor() {
    report("task 1");
    report("task 2");
    report("task 3");
    now += TimeUnit.SECONDS.toNanos(1);
    report("task 4");
    assertThat(lines.texts())
        .containsExactly(
            "pump 'p': task 1 failed; the pump goes on",
            "pump 'p': task 4 failed; the pump goes on"
                + " (2 more failures since the last one logged)");
  }

  @Test
  void anAppenderThatThrowsLosesNoCount() {
    report("task 1");
    report("task 2");
    report("task 3");
    now += TimeUnit.SECONDS.toNanos(1);
    lines.breakLog(true);
    report("task 4");
    lines.breakLog(false);
    now += TimeUnit.SECONDS.toNanos(1);
    report("task 5");
    assertThat(lines.texts())
        .last()
        .isEqualTo(
            "pump 'p': task 5 failed; the pump goes on"
                + " (3 more failures since the last one logged)");
  }

  @Test
  void theEndTellsOfTheRest() {
    report("task 1");
    report("task 2");
    log.flush();
    log.flush();
    assertThat(lines.texts())
        .hasSize(2)
        .last()
        .isEqualTo("pump 'p' ends (1 more failures since the last one logged)");
  }
}
