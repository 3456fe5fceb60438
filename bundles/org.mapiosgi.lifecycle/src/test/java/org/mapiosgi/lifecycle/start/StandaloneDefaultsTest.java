// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mapiosgi.lifecycle.internal.session.SessionSpec;
import org.mapiosgi.lifecycle.internal.subsystem.SubsystemComponent;
import org.mapiosgi.lifecycle.internal.subsystem.SubsystemSettings;

/** Without a framework, each setting has the default that it has in a configuration. */
class StandaloneDefaultsTest {
  private static final String PROFILE = "Outlook";

  /** Gives the defaults of a configuration, as SCR does, and a profile. */
  private static <T> T defaults(Class<T> config) {
    return config.cast(
        Proxy.newProxyInstance(
            config.getClassLoader(),
            new Class<?>[] {config},
            (proxy, method, args) ->
                method.getName().equals("profile") ? PROFILE : method.getDefaultValue()));
  }

  @Test
  void ofTheSubsystem() {
    assertThat(StandaloneMapi.subsystemSettings(StandaloneSettings.defaults()))
        .isEqualTo(SubsystemSettings.of(defaults(SubsystemComponent.Config.class), Map.of()));
  }

  @Test
  void ofASession() {
    SessionSpec configured =
        new SessionSpec(
            defaults(SessionSpec.Config.class),
            Map.of(
                "service.pid",
                "org.mapiosgi.session~billing",
                "service.factoryPid",
                "org.mapiosgi.session"));
    assertThat(StandaloneMapi.sessionSettings(StandaloneSettings.defaults(), "billing", PROFILE))
        .isEqualTo(configured.settings().orElseThrow());
  }
}
