// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FrameworkSettingsTest {
  @Test
  void noCharacterOfAPathIsSpecialWhereVariablesArePutIn() {
    assertThat(FrameworkSettings.literal(Path.of("/Acme, Inc/${user.home}/{x}")))
        .isEqualTo("/Acme, Inc/$\\{user.home\\}/\\{x\\}");
  }
}
