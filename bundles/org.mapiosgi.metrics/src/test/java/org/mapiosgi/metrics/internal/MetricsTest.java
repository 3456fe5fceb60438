// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.metrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.StandardMBean;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.status.MapiLaneMXBean;
import org.mapiosgi.api.status.MapiLimitMXBean;
import org.mapiosgi.api.status.MapiSessionMXBean;
import org.mapiosgi.api.status.MapiSubsystemMXBean;

class MetricsTest {
  private static final Map<Figures, Class<?>> BEANS =
      Map.of(
          Figures.SUBSYSTEM, MapiSubsystemMXBean.class,
          Figures.SESSION, MapiSessionMXBean.class,
          Figures.LANE, MapiLaneMXBean.class,
          Figures.LIMIT, MapiLimitMXBean.class,
          Figures.PUMP, MessagePumpMXBean.class);

  private final MBeanServer server = MBeanServerFactory.newMBeanServer();
  private final MetricsComponent metrics = new MetricsComponent(server);
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Map<String, Object> values = new HashMap<>();

  private ObjectName show(Class<?> type, String name) throws Exception {
    ObjectName named = new ObjectName("org.mapiosgi:" + name);
    server.registerMBean(bean(type), named);
    return named;
  }

  private <T> StandardMBean bean(Class<T> type) throws Exception {
    T answering =
        type.cast(
            Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> values.getOrDefault(method.getName(), zero(method))));
    return new StandardMBean(answering, type, true);
  }

  private static Object zero(Method method) {
    Class<?> type = method.getReturnType();
    return type == long.class ? (Object) 0L : type == boolean.class ? (Object) false : (Object) 0;
  }

  private Set<String> names() {
    return registry.getMeters().stream()
        .map(meter -> meter.getId().getName())
        .collect(Collectors.toSet());
  }

  @Test
  void aSessionHasItsMetersWhileItIsShown() throws Exception {
    metrics.bindRegistry(registry);
    assertThat(registry.getMeters()).isEmpty();
    ObjectName session = show(MapiSessionMXBean.class, "type=MapiSession,name=\"a \\\"b\\\"\"");
    values.put("isUp", true);
    values.put("getQueued", 7);
    values.put("getInStateMillis", 1500L);
    values.put("getDone", 3L);
    assertThat(registry.get("mapi.session.up").tag("session", "a \"b\"").gauge().value())
        .isEqualTo(1);
    assertThat(registry.get("mapi.session.queue").gauge().value()).isEqualTo(7);
    assertThat(registry.get("mapi.session.queue").gauge().getId().getBaseUnit()).isEqualTo("tasks");
    assertThat(registry.get("mapi.session.state.time").gauge().value()).isEqualTo(1.5);
    assertThat(registry.get("mapi.session.done").functionCounter().count()).isEqualTo(3);
    values.put("isUp", false);
    values.put("getDone", 4L);
    assertThat(registry.get("mapi.session.up").gauge().value()).isZero();
    assertThat(registry.get("mapi.session.done").functionCounter().count()).isEqualTo(4);
    server.unregisterMBean(session);
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void aRegistryThatComesLaterGetsWhatIsThereAndLosesAllWhenItGoes() throws Exception {
    show(MapiSubsystemMXBean.class, "type=MapiSubsystem");
    show(MessagePumpMXBean.class, "type=MessagePump,name=\"mapi-primary\"");
    metrics.bindRegistry(registry);
    assertThat(names()).contains("mapi.ready", "mapi.pump.queue");
    MeterRegistry other = new SimpleMeterRegistry();
    metrics.bindRegistry(other);
    metrics.unbindRegistry(registry);
    assertThat(registry.getMeters()).isEmpty();
    show(MapiLaneMXBean.class, "type=MapiLane,name=\"mapi-lane-1\"");
    assertThat(registry.getMeters()).isEmpty();
    assertThat(other.find("mapi.lane.late").tag("lane", "mapi-lane-1").gauge()).isNotNull();
    metrics.deactivate();
    assertThat(other.getMeters()).isEmpty();
  }

  @Test
  void aFunctionCounterOutlivesTheGarbageCollection() throws Exception {
    metrics.bindRegistry(registry);
    show(MapiSessionMXBean.class, "type=MapiSession,name=\"a\"");
    WeakReference<Object> probe = new WeakReference<>(new Object());
    while (probe.get() != null) {
      System.gc();
    }
    values.put("getDone", 5L);
    assertThat(registry.get("mapi.session.done").functionCounter().count()).isEqualTo(5);
  }

  @Test
  void metersOfOneNameHaveTheSameTags() throws Exception {
    metrics.bindRegistry(registry);
    show(MapiLimitMXBean.class, "type=MapiLimit,counted=\"open stores\"");
    show(MapiLimitMXBean.class, "type=MapiLimit,counted=\"open tables\",session=\"a\"");
    show(MapiLimitMXBean.class, "type=MapiLimit,counted=\"queued\",bundle=\"com.example\"");
    assertThat(registry.get("mapi.limit.used").gauges())
        .extracting(gauge -> gauge.getId().getTags().toString())
        .containsExactlyInAnyOrder(
            "[tag(bundle=none), tag(counted=open stores), tag(number=1), tag(session=none)]",
            "[tag(bundle=none), tag(counted=open tables), tag(number=1), tag(session=a)]",
            "[tag(bundle=com.example), tag(counted=queued), tag(number=1), tag(session=none)]");
  }

  @Test
  void partsOfOneNameHaveMetersOfTheirOwn() throws Exception {
    metrics.bindRegistry(registry);
    ObjectName first = show(MapiLaneMXBean.class, "type=MapiLane,name=\"a\"");
    show(MapiLaneMXBean.class, "type=MapiLane,name=\"a\",instance=2");
    assertThat(registry.get("mapi.lane.late").gauges()).hasSize(2);
    server.unregisterMBean(first);
    assertThat(registry.get("mapi.lane.late").tag("number", "2").gauges()).hasSize(1);
    assertThat(registry.get("mapi.lane.late").gauges()).hasSize(1);
  }

  @Test
  void mBeansOfOthersHaveNoMeters() throws Exception {
    metrics.bindRegistry(registry);
    show(MapiSessionMXBean.class, "type=Other,name=a");
    server.registerMBean(
        bean(MapiSessionMXBean.class), new ObjectName("com.example:type=MapiSession,name=a"));
    assertThat(registry.getMeters()).isEmpty();
  }

  @Test
  void everyFigureIsANumberOfItsMBean() {
    for (Figures figures : Figures.ALL) {
      List<String> numbers =
          Arrays.stream(BEANS.get(figures).getMethods())
              .filter(method -> method.getReturnType().isPrimitive())
              .map(method -> method.getName().replaceFirst("^(get|is)", ""))
              .toList();
      assertThat(figures.figures()).extracting(Figure::attribute).isSubsetOf(numbers);
      assertThat(figures.figures()).extracting(Figure::name).doesNotHaveDuplicates();
    }
  }

  @Test
  void everyMeterStatesItsPurpose() throws Exception {
    metrics.bindRegistry(registry);
    for (Map.Entry<Figures, Class<?>> each : BEANS.entrySet()) {
      String type = each.getValue().getSimpleName().replace("MXBean", "");
      show(each.getValue(), "type=" + type + ",name=\"a\"");
    }
    assertThat(registry.getMeters())
        .hasSize(Figures.ALL.stream().mapToInt(figures -> figures.figures().size()).sum())
        .extracting(Meter::getId)
        .allSatisfy(id -> assertThat(id.getDescription()).isNotBlank());
  }
}
