// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntFunction;

/**
 * What the grids are run on.
 *
 * @param name as the report calls it
 * @param stages a fresh stage with so many messages in its Inbox; where there can be but one at a
 *     time, the one before is over
 * @param mostProblems after so many runs that went wrong there is no use in going on: each takes
 *     long, or what it left would be found in the next
 */
record Platform(String name, IntFunction<Stage> stages, int mostProblems) {
  static final Platform EMULATOR = new Platform("emulator", EmulatorStage::with, 5);

  void giveUpIfHopeless(FaultReport report) {
    assertThat(report.problems()).hasSizeLessThan(mostProblems);
  }

  Stage stage(Scenario scenario) {
    return stages.apply(scenario.messages());
  }
}
