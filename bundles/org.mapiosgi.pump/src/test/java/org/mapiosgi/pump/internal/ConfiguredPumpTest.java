// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.pump.MessagePump;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@Timeout(60)
class ConfiguredPumpTest {
  private final VirtualQueue queue = new VirtualQueue();
  private final AtomicReference<MessagePump> service = new AtomicReference<>();
  private final AtomicReference<Dictionary<?, ?>> registered = new AtomicReference<>();
  private final AtomicReference<String[]> interfaces = new AtomicReference<>();

  private ConfiguredPump activate(Map<String, Object> properties) {
    return new ConfiguredPump(context(), new PumpRuntime(), queue, config(properties), properties);
  }

  /** As the component runtime makes it: a value of the configuration, or the default. */
  private static ConfiguredPump.Config config(Map<String, Object> properties) {
    return proxy(
        ConfiguredPump.Config.class,
        (self, method, arguments) -> {
          if (method.getName().equals("annotationType")) {
            return Annotation.class;
          }
          Object value = properties.get(method.getName().replace('_', '.'));
          return value != null ? value : method.getDefaultValue();
        });
  }

  private BundleContext context() {
    ServiceRegistration<?> registration =
        proxy(
            ServiceRegistration.class,
            (self, method, arguments) -> {
              service.set(null);
              return null;
            });
    return proxy(
        BundleContext.class,
        (self, method, arguments) -> {
          interfaces.set((String[]) arguments[0]);
          service.set((MessagePump) arguments[1]);
          registered.set((Dictionary<?, ?>) arguments[2]);
          return registration;
        });
  }

  private static <T> T proxy(Class<T> type, java.lang.reflect.InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  @Test
  void registersAPumpNamedAfterItsPidAndWithdrawsItFirst() throws Exception {
    ConfiguredPump component = activate(Map.of("service.pid", "org.mapiosgi.pump~billing"));
    MessagePump pump = service.get();
    assertThat(interfaces.get())
        .containsExactly(MessagePump.class.getName(), ScheduledExecutorService.class.getName());
    assertThat(registered.get().get("pump.name")).isEqualTo("billing");
    assertThat(pump.name()).isEqualTo("billing");
    Future<Integer> future = pump.submit(() -> 1);
    component.deactivate();
    assertThat(service.get()).isNull();
    assertThat(pump.isTerminated()).isTrue();
    assertThat(future.get()).isEqualTo(1);
  }

  @Test
  void aConfiguredNameWins() {
    ConfiguredPump component =
        activate(Map.of("service.pid", "org.mapiosgi.pump~billing", "pump.name", " desk "));
    assertThat(service.get().name()).isEqualTo("desk");
    component.deactivate();
  }

  @Test
  void anImpossibleValueIsRefusedWithItsNameAndRange() {
    assertThatThrownBy(
            () -> activate(Map.of("service.pid", "org.mapiosgi.pump~billing", "tasks.per.turn", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "configuration org.mapiosgi.pump~billing: tasks.per.turn must be between 1 and"
                + " 1000000, not 0");
    assertThatThrownBy(() -> activate(Map.of("stop.timeout.seconds", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stop.timeout.seconds");
    assertThatThrownBy(() -> activate(Map.of("overflow", "DROP")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("configuration org.mapiosgi.pump: overflow must be REJECT or BLOCK, not DROP");
    assertThat(service.get()).isNull();
  }

  @Test
  void withMetricsOffNothingIsMeasuredAndAllIsCounted() throws Exception {
    ConfiguredPump component = activate(Map.of("metrics", false));
    MessagePump pump = service.get();
    pump.submit(() -> 1).get(30, SECONDS);
    pump.schedule(() -> 1, 1, SECONDS);
    queue.settle();
    pump.submit(() -> 1).get(30, SECONDS);
    assertThat(pump.metrics().waited().count()).isZero();
    assertThat(pump.metrics().ran().count()).isZero();
    assertThat(pump.metrics().waits()).isPositive();
    assertThat(pump.status().tasksRun()).isPositive();
    component.deactivate();
  }

  @Test
  void deactivationOnThePumpsOwnThreadDoesNotWaitForItself() throws Exception {
    ConfiguredPump component = activate(Map.of());
    MessagePump pump = service.get();
    pump.submit(component::deactivate).get(30, SECONDS);
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }

  @Test
  void aStuckPumpIsGivenUpAndItsTasksAreResolved() throws Exception {
    ConfiguredPump component = activate(Map.of("stop.timeout.seconds", 0));
    MessagePump pump = service.get();
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Future<?> stuck =
        pump.submit(
            () -> {
              started.countDown();
              while (gate.getCount() > 0) {
                PumpExecutionTest.awaitGate(gate);
                boolean unused = Thread.interrupted();
              }
            });
    Future<?> queued = pump.submit(() -> 1);
    started.await();
    component.deactivate();
    assertThat(queued.isCancelled()).isTrue();
    assertThatThrownBy(stuck::get)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("was given up while the task was running");
    gate.countDown();
    assertThat(pump.awaitTermination(30, SECONDS)).isTrue();
  }
}
