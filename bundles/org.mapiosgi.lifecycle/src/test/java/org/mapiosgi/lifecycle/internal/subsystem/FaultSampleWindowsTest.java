// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.error.HResult;

/**
 * The grids on Windows: through the Win32 binding to the reference provider. Of short scenarios
 * each call is struck, of long ones a sample.
 */
@Tag("windows")
@Timeout(300)
class FaultSampleWindowsTest {
  private static final int SHORT = 24;
  private static final int FAILING = 6;
  private static final int HANGING = 3;
  private static final HangGrid.Times TIMES =
      new HangGrid.Times(Duration.ofMillis(200), Duration.ofMillis(50), Duration.ofMillis(800));

  private final ProviderControl provider = ProviderControl.ofDefaultMailClient();
  private final Platform platform =
      new Platform("win32", messages -> ProviderStage.with(provider, messages), 1);
  private final FaultReport report = new FaultReport(platform.name());

  private void assertNothingWrong() {
    assertThat(report.problems()).isEmpty();
    assertThat(report.hangs()).isZero();
    assertThat(report.leaks()).isZero();
    assertThat(report.lostUnitsOfWork()).isZero();
  }

  @Test
  void whicheverCallFailsNothingHangsAndNothingIsLeft() throws Exception {
    FailureGrid grid = new FailureGrid(platform, report);
    try {
      for (Scenario scenario : Scenario.values()) {
        int calls = grid.count(scenario);
        for (int call : Sample.of(calls, calls <= SHORT ? calls : FAILING)) {
          for (HResult code : FailureGrid.CODES) {
            grid.run(scenario, Strike.fail(call, code));
            grid.run(scenario, Strike.failOnwards(call, code));
          }
        }
      }
    } finally {
      report.write("win32-failures");
    }
    assertNothingWrong();
    assertThat(report.size()).isGreaterThan(500);
  }

  @Test
  void whicheverCallHangsNoCallerHangsAndNothingIsLeftInTheEnd() throws Exception {
    HangGrid grid = new HangGrid(platform, TIMES, report);
    try {
      for (Scenario scenario : Scenario.values()) {
        for (int call : Sample.of(grid.count(scenario), HANGING)) {
          for (HangGrid.Kind kind : HangGrid.Kind.values()) {
            grid.run(scenario, call, kind);
          }
        }
      }
    } finally {
      report.write("win32-hangs");
    }
    assertNothingWrong();
    assertThat(report.size()).isGreaterThan(40);
  }
}
