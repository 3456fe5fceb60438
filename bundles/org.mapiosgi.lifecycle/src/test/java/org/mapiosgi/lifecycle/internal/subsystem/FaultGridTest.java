// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;

/** Every native call of every scenario fails, with each of eight codes, once and from then on. */
class FaultGridTest {
  private final FaultReport report = new FaultReport(Platform.EMULATOR.name());

  @Test
  void whicheverCallFailsNothingHangsAndNothingIsLeft() throws Exception {
    try {
      runAll(new FailureGrid(Platform.EMULATOR, report));
    } finally {
      report.write("emulator-failures");
    }
    assertThat(report.problems()).isEmpty();
    assertThat(report.hangs()).isZero();
    assertThat(report.leaks()).isZero();
    assertThat(report.lostUnitsOfWork()).isZero();
    assertThat(report.size()).isGreaterThan(3000);
  }

  private static void runAll(FailureGrid grid) throws Exception {
    for (Scenario scenario : Scenario.values()) {
      int calls = grid.count(scenario);
      for (int call = 1; call <= calls; call++) {
        for (HResult code : FailureGrid.CODES) {
          grid.run(scenario, Strike.fail(call, code));
          grid.run(scenario, Strike.failOnwards(call, code));
        }
      }
    }
  }
}
