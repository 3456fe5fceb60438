// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import org.junit.jupiter.api.Test;

class MessageUnitsTest {
  @Test
  void messagesAreNestedChangedAnsweredAndForwarded() throws Exception {
    new MessageUnits(EmulatorStage.with(0)).run();
  }
}
