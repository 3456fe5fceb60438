// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StoreUnitsTest {
  @Test
  void messagesAreTakenBackFoundAndListed() throws Exception {
    assertThat(new StoreUnits(EmulatorStage.with(0)).run()).isTrue();
  }
}
