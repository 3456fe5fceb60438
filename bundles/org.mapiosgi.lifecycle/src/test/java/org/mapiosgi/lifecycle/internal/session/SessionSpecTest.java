// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SessionSpecTest {
  /** As SCR makes it: the defaults, with the profile. */
  private static SessionSpec spec(Map<String, Object> configured) {
    SessionSpec.Config config =
        (SessionSpec.Config)
            Proxy.newProxyInstance(
                SessionSpecTest.class.getClassLoader(),
                new Class<?>[] {SessionSpec.Config.class},
                (proxy, method, args) ->
                    method.getName().equals("profile") ? "Outlook" : method.getDefaultValue());
    Map<String, Object> properties = new HashMap<>(configured);
    if (properties.putIfAbsent("service.pid", "org.mapiosgi.session~billing") == null) {
      properties.put("service.factoryPid", "org.mapiosgi.session");
    }
    return new SessionSpec(config, properties);
  }

  @Test
  void thePartOfThePidBehindTheTildeIsTheName() {
    assertThat(spec(Map.of()).name()).isEqualTo("billing");
    assertThat(spec(Map.of()).problem()).isEmpty();
  }

  @Test
  void aFileWithoutANameIsRefusedWithTheNameThatItShouldHave() {
    SessionSpec spec = spec(Map.of("service.pid", "org.mapiosgi.session"));
    assertThat(spec.settings()).isEmpty();
    assertThat(spec.problem()).contains("no name").contains("org.mapiosgi.session-NAME.cfg");
  }

  @Test
  void aNumberThatIsNoneIsRefusedByNameWithTheConfiguration() {
    SessionSpec spec = spec(Map.of("probe.seconds", "often"));
    assertThat(spec.settings()).isEmpty();
    assertThat(spec.problem())
        .isEqualTo(
            "configuration org.mapiosgi.session~billing: probe.seconds is 'often', but must be a"
                + " whole number");
  }
}
