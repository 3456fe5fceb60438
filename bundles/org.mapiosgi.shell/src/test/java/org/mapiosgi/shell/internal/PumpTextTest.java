// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.api.pump.MessagePumpMXBean.Latency;

class PumpTextTest {
  private static MessagePumpMXBean pump(String name, Map<String, Object> values) {
    Map<String, Object> all = new HashMap<>();
    all.put("getName", name);
    all.put("getThread", name);
    all.put("getPhase", "IDLE");
    all.put("getTask", "");
    all.put("stack", new String[] {"a.B.wait(B.java:1)", "a.B.run(B.java:2)"});
    all.put("getLatencies", Map.of("waited", none(), "ran", none(), "waited.HIGH", none()));
    all.putAll(values);
    return (MessagePumpMXBean)
        Proxy.newProxyInstance(
            MessagePumpMXBean.class.getClassLoader(),
            new Class<?>[] {MessagePumpMXBean.class},
            (self, method, arguments) ->
                all.getOrDefault(
                    method.getName(), method.getReturnType() == long.class ? (Object) 0L : 0));
  }

  private static Latency none() {
    return new Latency(0, 0, 0, 0);
  }

  private static final MessagePumpMXBean STUCK =
      pump(
          "billing",
          Map.of(
              "getPhase",
              "TASK",
              "getInPhaseMillis",
              125_000L,
              "getTask",
              "com.acme.Import",
              "getQueued",
              14,
              "getMostQueued",
              200,
              "getTasksFailed",
              2L,
              "getLatencies",
              Map.of(
                  "waited",
                  new Latency(9, 1_500, 2_500_000, 3_000_000_000L),
                  "waited.NORMAL",
                  new Latency(9, 1_500, 2_500_000, 3_000_000_000L),
                  "waited.HIGH",
                  none(),
                  "ran",
                  none())));

  @ParameterizedTest
  @CsvSource({"999, 999 ns", "1500, 1.5 us", "2500000, 2.5 ms", "3000000000, 3.0 s"})
  void durationsKeepTheirSize(long nanos, String text) {
    assertThat(PumpText.text(nanos)).isEqualTo(text);
  }

  @Test
  void theStatusOfAStuckPumpSaysWhatItDoesSinceWhenAndWhere() {
    String text = PumpText.of(STUCK, "capacity must be between 0 and 100000000, not -1");
    assertThat(text)
        .contains(
            "TASK for 2 min 5 s",
            "com.acme.Import",
            "14 tasks (most 200)",
            "2 failed",
            "half within 1.5 us, 99 % within 2.5 ms, longest 3.0 s",
            "REFUSED: capacity must be",
            "where")
        .contains("a.B.wait(B.java:1)", "a.B.run(B.java:2)");
  }

  @Test
  void theStatusOfAnIdlePumpHasNoStack() {
    assertThat(PumpText.of(pump("idle", Map.of()), ""))
        .contains("IDLE for 0 ms", "not measured")
        .doesNotContain("a.B.wait", "REFUSED", "where");
  }

  @Test
  void theMetricsLeaveOutLanesThatWereNotUsed() {
    assertThat(PumpText.metrics(List.of(STUCK)))
        .contains("tasks waited", "- NORMAL", "tasks ran")
        .doesNotContain("HIGH");
  }

  @Test
  void threadsShowEachStack() {
    assertThat(PumpText.threads(List.of(STUCK, pump("idle", Map.of()))).split("\n"))
        .contains(
            "\"billing\" TASK for 2 min 5 s in com.acme.Import",
            "    at a.B.wait(B.java:1)",
            "\"idle\" IDLE for 0 ms");
  }

  @Test
  void aPumpThatEndsWhileItIsLookedAtIsLeftOut() {
    MessagePumpMXBean gone =
        (MessagePumpMXBean)
            Proxy.newProxyInstance(
                MessagePumpMXBean.class.getClassLoader(),
                new Class<?>[] {MessagePumpMXBean.class},
                (self, method, arguments) -> {
                  throw new UndeclaredThrowableException(new InstanceNotFoundException("gone"));
                });
    assertThat(PumpText.list(List.of(gone, STUCK)).split("\n")).hasSize(2);
  }

  @Test
  void aNameThatNoPumpHasIsAnsweredWithThoseThereAre() throws Exception {
    MBeanServer server = MBeanServerFactory.newMBeanServer();
    PumpBeans beans = new PumpBeans(server);
    assertThatThrownBy(() -> beans.named("billing"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no pump 'billing'; there is none");
    server.registerMBean(
        new javax.management.StandardMBean(STUCK, MessagePumpMXBean.class, true),
        new ObjectName("org.mapiosgi:type=MessagePump,name=\"billing\""));
    assertThat(PumpText.list(beans.named("billing"))).contains("com.acme.Import");
    assertThat(beans.named()).hasSize(1);
    assertThatThrownBy(() -> beans.named("desk"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no pump 'desk'; there are billing");
  }
}
