// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.test.common.annotation.InjectBundleContext;

/** Meters in a registry that is a service. */
class MeterTest {
  @InjectBundleContext BundleContext context;
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private Fixture fixture;

  @BeforeEach
  void open() {
    fixture = new Fixture(context);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  private List<Gauge> up() {
    return List.copyOf(registry.find("mapi.session.up").tag("session", "one").gauges());
  }

  @Test
  void metersComeAndGoWithTheSessionAndWithTheRegistry() throws Exception {
    fixture.configureSubsystem(Map.of());
    Configuration session = fixture.configureSession("one", Map.of());
    fixture.session("one");
    ServiceRegistration<MeterRegistry> service =
        context.registerService(MeterRegistry.class, registry, null);
    try {
      Fixture.waiting().until(() -> up().size() == 1 && up().get(0).value() == 1);
      assertThat(registry.get("mapi.ready").gauge().value()).isEqualTo(1);
      assertThat(registry.find("mapi.pump.run").tag("pump", "mapi-primary").meters()).hasSize(1);
      session.delete();
      Fixture.waiting().until(() -> up().isEmpty());
      assertThat(registry.find("mapi.session.queue").meters()).isEmpty();
      assertThat(registry.find("mapi.lane.late").meters()).isNotEmpty();
    } finally {
      service.unregister();
    }
    assertThat(registry.getMeters()).isEmpty();
  }
}
