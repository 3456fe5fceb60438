// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A sample of the native calls of every scenario hangs, or takes its time. */
class HangGridTest {
  private static final int SAMPLE = 16;
  private static final int AT_ONCE = 6;
  private static final HangGrid.Times TIMES =
      new HangGrid.Times(Duration.ofMillis(120), Duration.ofMillis(40), Duration.ofMillis(800));

  private final FaultReport report = new FaultReport(Platform.EMULATOR.name());
  private final HangGrid grid = new HangGrid(Platform.EMULATOR, TIMES, report);

  @Test
  void whicheverCallHangsNoCallerHangsAndNothingIsLeftInTheEnd() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (Scenario scenario : Scenario.values()) {
        for (int call : Sample.of(grid.count(scenario), SAMPLE)) {
          for (HangGrid.Kind kind : HangGrid.Kind.values()) {
            runs.add(threads.submit(() -> grid.run(scenario, call, kind)));
          }
        }
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdown();
      report.write("emulator-hangs");
    }
    assertThat(report.problems()).isEmpty();
    assertThat(report.hangs()).isZero();
    assertThat(report.leaks()).isZero();
    assertThat(report.lostUnitsOfWork()).isZero();
    assertThat(report.size()).isGreaterThan(200);
  }
}
