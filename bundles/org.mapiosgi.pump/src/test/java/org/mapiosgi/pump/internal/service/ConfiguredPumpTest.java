// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.service;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Dictionary;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.spi.MessageQueueFactory;
import org.mapiosgi.tck.VirtualQueue;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

@Timeout(60)
class ConfiguredPumpTest {
  private final VirtualQueue queue = new VirtualQueue();
  private final AtomicReference<MessagePump> service = new AtomicReference<>();
  private final AtomicReference<Dictionary<?, ?>> registered = new AtomicReference<>();
  private final AtomicReference<Finding> finding = new AtomicReference<>();
  private final AtomicReference<String[]> interfaces = new AtomicReference<>();
  private final AtomicReference<RuntimeException> registrationFailure = new AtomicReference<>();

  private ConfiguredPump activate(Map<String, Object> properties) {
    return activate(queue, properties);
  }

  private ConfiguredPump activate(MessageQueueFactory queues, Map<String, Object> properties) {
    ConfiguredPump component = new ConfiguredPump(context(), new PumpRuntime(), queues);
    component.activate(config(properties), properties);
    return component;
  }

  private static void check(Map<String, Object> properties) {
    PumpConfiguration.of(config(properties), properties);
  }

  private static void modify(ConfiguredPump component, Map<String, Object> properties) {
    component.modified(config(properties), properties);
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
              if (method.getName().equals("setProperties")) {
                registered.set((Dictionary<?, ?>) arguments[0]);
              } else {
                service.set(null);
              }
              return null;
            });
    return proxy(
        BundleContext.class,
        (self, method, arguments) -> {
          if (arguments[0] == Finding.class) {
            finding.set((Finding) arguments[1]);
            return proxy(
                ServiceRegistration.class,
                (registered, unregister, none) -> {
                  finding.set(null);
                  return null;
                });
          }
          RuntimeException failure = registrationFailure.getAndSet(null);
          if (failure != null) {
            throw failure;
          }
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
  void noConsumerEndsAConfiguredPump() throws Exception {
    ConfiguredPump component = activate(Map.of("service.pid", "org.mapiosgi.pump~billing"));
    ScheduledExecutorService pump = service.get();
    String refusal =
        "pump 'billing' is shared by all consumers of its service and ends with its configuration"
            + " org.mapiosgi.pump~billing only; configure a pump of your own if you need to end"
            + " one";
    assertThatThrownBy(pump::shutdown)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(refusal);
    assertThatThrownBy(pump::shutdownNow)
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessage(refusal);
    // ExecutorService has the method from JDK 19 on; a consumer compiled there calls it by name.
    assertThatThrownBy(() -> pump.getClass().getMethod("close").invoke(pump))
        .hasRootCauseInstanceOf(UnsupportedOperationException.class);
    assertThat(pump.submit(() -> 1).get()).isEqualTo(1);
    assertThat(pump.isShutdown()).isFalse();
    component.deactivate();
    assertThat(pump.isTerminated()).isTrue();
  }

  @Test
  void nothingRunsOfAComponentThatIsNeverActivated() {
    ConfiguredPump dropped =
        new ConfiguredPump(
            context(),
            new PumpRuntime(),
            name -> {
              throw new AssertionError("a pump was started");
            });
    assertThat(dropped).isNotNull();
    assertThat(service.get()).isNull();
  }

  @Test
  void aPumpThatEndsAgainstItsConfigurationIsReportedAndComesBack() throws Exception {
    AtomicInteger opened = new AtomicInteger();
    CountDownLatch reported = new CountDownLatch(1);
    MessageQueueFactory breaking =
        name -> {
          if (opened.getAndIncrement() == 1) {
            // The second start fails as well; by then the first end was reported.
            reported.countDown();
            throw new IllegalStateException("no queue again");
          }
          if (opened.get() == 1) {
            throw new IllegalStateException("no queue");
          }
          return queue.open(name);
        };
    Map<String, Object> properties = Map.of("service.pid", "org.mapiosgi.pump~billing");
    ConfiguredPump component = activate(breaking, properties);
    reported.await();
    Finding told = finding.get();
    assertThat(told.severity()).isEqualTo(Severity.ERROR);
    assertThat(told.text()).contains("org.mapiosgi.pump~billing", "no queue");
    await().untilAsserted(() -> assertThat(finding.get()).isNull());
    MessagePump pump = service.get();
    assertThat(pump.submit(() -> 1).get()).isEqualTo(1);
    component.deactivate();
    assertThat(pump.isTerminated()).isTrue();
    assertThat(opened).hasValue(3);
  }

  @Test
  void aPumpThatEndsWithItsConfigurationStaysAway() throws Exception {
    ConfiguredPump component = activate(Map.of("service.pid", "org.mapiosgi.pump~billing"));
    MessagePump pump = service.get();
    component.deactivate();
    assertThat(pump.isTerminated()).isTrue();
    assertThat(finding.get()).isNull();
    assertThat(service.get()).isNull();
  }

  @Test
  void aPumpThatCannotBeRegisteredIsNotLeftRunning() throws Exception {
    ThreadPump pump = new PumpRuntime().start("test", queue, Settings.DEFAULT);
    PumpConfiguration configuration = PumpConfiguration.of(config(Map.of()), Map.of());
    BundleContext gone =
        proxy(
            BundleContext.class,
            (self, method, arguments) -> {
              throw new IllegalStateException("the bundle is stopped");
            });
    assertThatThrownBy(() -> new PumpService(gone, pump, configuration))
        .isInstanceOf(IllegalStateException.class);
    assertThat(pump.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aPumpWhoseServiceIsGoneAlreadyIsEndedAllTheSame() throws Exception {
    ThreadPump pump = new PumpRuntime().start("test", queue, Settings.DEFAULT);
    PumpConfiguration configuration = PumpConfiguration.of(config(Map.of()), Map.of());
    ServiceRegistration<?> gone =
        proxy(
            ServiceRegistration.class,
            (self, method, arguments) -> {
              throw new IllegalStateException("unregistered");
            });
    BundleContext context = proxy(BundleContext.class, (self, method, arguments) -> gone);
    new PumpService(context, pump, configuration).end();
    assertThat(pump.isTerminated()).isTrue();
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
            () -> check(Map.of("service.pid", "org.mapiosgi.pump~billing", "tasks.per.turn", 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "configuration org.mapiosgi.pump~billing: tasks.per.turn must be between 1 and"
                + " 1000000, not 0");
    assertThatThrownBy(() -> check(Map.of("stop.timeout.seconds", -1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("stop.timeout.seconds");
    assertThatThrownBy(() -> check(Map.of("overflow", "DROP")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("configuration org.mapiosgi.pump: overflow must be REJECT or BLOCK, not DROP");
    assertThatThrownBy(() -> check(Map.of("watch.submit.site", "sometimes")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("watch.submit.site must be true or false, not 'sometimes'");
  }

  @Test
  void anImpossibleConfigurationGivesNoPumpButAFindingUntilItIsCorrected() {
    ConfiguredPump component =
        activate(Map.of("capacity", -1, "felix.fileinstall.filename", "file:conf/one.cfg"));
    assertThat(service.get()).isNull();
    assertThat(finding.get().severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.get().text())
        .isEqualTo(
            "configuration org.mapiosgi.pump: capacity must be between 0 and 100000000, not -1;"
                + " there is no pump until it is corrected");
    assertThat(finding.get().remedy().orElse(""))
        .isEqualTo("correct the value in file:conf/one.cfg");
    modify(component, Map.of("capacity", 1));
    assertThat(service.get()).isNotNull();
    assertThat(finding.get()).isNull();
    modify(component, Map.of("capacity", -2));
    assertThat(finding.get().text()).contains("goes on with the configuration it has");
    component.deactivate();
    assertThat(finding.get()).isNull();
    assertThat(service.get()).isNull();
    activate(Map.of("capacity", -1)).deactivate();
    assertThat(finding.get()).isNull();
  }

  @Test
  void aChangeKeepsTheServiceAndTellsItsProperties() {
    String pid = "org.mapiosgi.pump~billing";
    ConfiguredPump component = activate(Map.of("service.pid", pid));
    MessagePump pump = service.get();
    modify(component, Map.of("service.pid", pid, "capacity", 1, "team", "desk", ".secret", "x"));
    assertThat(service.get()).isSameAs(pump);
    assertThat(pump.isShutdown()).isFalse();
    assertThat(registered.get().get("team")).isEqualTo("desk");
    assertThat(registered.get().get("capacity")).isEqualTo(1);
    assertThat(registered.get().get("pump.name")).isEqualTo("billing");
    assertThat(Collections.list(registered.get().keys()))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .doesNotContain(".secret", "service.pid");
    component.deactivate();
  }

  @Test
  void anImpossibleChangeIsRefusedAndThePumpGoesOnUntilThePossibleOne() throws Exception {
    String pid = "org.mapiosgi.pump~billing";
    ConfiguredPump component = activate(Map.of("service.pid", pid, "capacity", 7));
    MessagePump pump = service.get();
    modify(component, Map.of("service.pid", pid, "turn.milliseconds", 0));
    assertThat(service.get()).isSameAs(pump);
    assertThat(registered.get().get(MessagePump.REFUSED))
        .isEqualTo(
            "configuration org.mapiosgi.pump~billing: turn.milliseconds must be between 1 and"
                + " 10000, not 0");
    assertThat(registered.get().get("capacity")).isEqualTo(7);
    assertThat(pump.submit(() -> 1).get()).isEqualTo(1);
    modify(component, Map.of("service.pid", pid, "turn.milliseconds", 5));
    assertThat(registered.get().get(MessagePump.REFUSED)).isNull();
    assertThat(registered.get().get("turn.milliseconds")).isEqualTo(5);
    component.deactivate();
  }

  @Test
  void aValueThatIsNoNumberIsNamed() {
    assertThatThrownBy(() -> check(Map.of("capacity", "many")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "configuration org.mapiosgi.pump: capacity must be between 0 and 100000000, not"
                + " 'many'");
  }

  @Test
  void anotherNameEndsThePumpAndStartsOneOfThatName() {
    ConfiguredPump component = activate(Map.of("pump.name", "billing"));
    MessagePump pump = service.get();
    modify(component, Map.of("pump.name", "desk"));
    assertThat(pump.isTerminated()).isTrue();
    assertThat(service.get().name()).isEqualTo("desk");
    assertThat(registered.get().get("pump.name")).isEqualTo("desk");
    component.deactivate();
  }

  @Test
  void aChangeAfterOneThatFailedStartsThePumpAgain() throws Exception {
    ConfiguredPump component = activate(Map.of("pump.name", "one"));
    registrationFailure.set(new IllegalStateException("not now"));
    assertThatThrownBy(() -> modify(component, Map.of("pump.name", "two")))
        .hasMessageContaining("not now");
    assertThat(service.get()).isNull();
    modify(component, Map.of("pump.name", "one"));
    assertThat(service.get().submit(() -> 7).get(30, SECONDS)).isEqualTo(7);
    component.deactivate();
    assertThat(service.get()).isNull();
  }

  @Test
  void submitSitesAreNotedWhereTheConfigurationSaysSo() {
    Map<String, Object> asked = Map.of("watch.submit.site", true);
    assertThat(PumpConfiguration.of(config(asked), asked).settings().hang().wantSites()).isTrue();
    assertThat(PumpConfiguration.of(config(Map.of()), Map.of()).settings().hang().wantSites())
        .isFalse();
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
                Gate.await(gate);
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
