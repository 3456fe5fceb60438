// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EmulatorComponentTest {
  @Test
  void aStoreIsNotUncoupledByASlipOfThePen() {
    EmulatorComponent.Config defaults =
        (EmulatorComponent.Config)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EmulatorComponent.Config.class},
                (proxy, method, args) -> method.getDefaultValue());
    assertThatThrownBy(() -> new EmulatorComponent(defaults, Map.of("coupled", "flase")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("coupled is 'flase', but must be true or false");
  }
}
