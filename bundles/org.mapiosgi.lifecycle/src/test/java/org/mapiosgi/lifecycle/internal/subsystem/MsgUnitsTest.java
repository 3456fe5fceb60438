// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MsgUnitsTest {
  @Test
  void msgFilesAreExportedAndImported() throws Exception {
    assertThat(new MsgUnits(EmulatorStage.with(0)).run()).isTrue();
  }
}
