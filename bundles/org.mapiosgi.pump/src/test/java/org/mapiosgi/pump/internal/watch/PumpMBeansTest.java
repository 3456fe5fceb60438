// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.pump.MessagePumpMXBean;
import org.mapiosgi.pump.internal.core.PumpContext;
import org.mapiosgi.pump.internal.core.Settings;
import org.mapiosgi.pump.internal.loop.PumpServices;
import org.mapiosgi.pump.internal.loop.ThreadPump;
import org.mapiosgi.pump.support.Gate;
import org.mapiosgi.pump.support.Pumps;
import org.mapiosgi.tck.VirtualQueue;

@Timeout(60)
class PumpMBeansTest {
  @RegisterExtension final Pumps pumps = new Pumps();
  private final VirtualQueue queue = new VirtualQueue();
  private final MBeanServer server = MBeanServerFactory.newMBeanServer();

  private ThreadPump pump(String name) {
    return pumps.start(
        new PumpContext(name, queue, Settings.DEFAULT),
        queue,
        PumpServices.create(Recorder.NONE, new PumpMBeans(server)));
  }

  private Set<ObjectName> names() throws Exception {
    return server.queryNames(new ObjectName(MessagePumpMXBean.PATTERN), null);
  }

  @Test
  void aPumpIsShownFromItsStartToItsEnd() throws Exception {
    ThreadPump pump = pump("a, \"quoted\" = name?");
    ObjectName name = names().iterator().next();
    assertThat(name.getKeyProperty("type")).isEqualTo("MessagePump");
    assertThat(ObjectName.unquote(name.getKeyProperty("name"))).isEqualTo(pump.name());
    MessagePumpMXBean bean = JMX.newMXBeanProxy(server, name, MessagePumpMXBean.class);
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    queue.settle();
    pump.execute(
        () -> {
          started.countDown();
          Gate.await(gate);
        });
    started.await();
    pump.execute(() -> {});
    queue.pass(Duration.ofSeconds(3));
    assertThat(bean.getName()).isEqualTo(pump.name());
    assertThat(bean.getPhase()).isEqualTo("TASK");
    assertThat(bean.getInPhaseMillis()).isEqualTo(3000);
    assertThat(bean.getTask()).contains("PumpMBeansTest");
    assertThat(bean.getQueued()).isEqualTo(1);
    assertThat(bean.stack()).anyMatch(frame -> frame.contains("Gate.await"));
    gate.countDown();
    queue.settle();
    assertThat(bean.getTask()).isEmpty();
    assertThat(bean.getTasksRun()).isEqualTo(2);
    assertThat(bean.getLatencies().get("ran").getMaxNanos()).isEqualTo(3_000_000_000L);
    assertThat(bean.getLatencies().get("waited.NORMAL").getCount()).isPositive();
    assertThat(bean.getLatencies()).hasSize(8);
    // As a tool without our classes sees it.
    assertThat(((TabularData) server.getAttribute(name, "Latencies")).size()).isEqualTo(8);
    Pumps.end(pump);
    assertThat(names()).isEmpty();
  }

  @Test
  void aWatcherThatFailsKeepsNobodyFromBeingToldOfTheEnd() throws Exception {
    Recorder failing =
        (Recorder)
            Proxy.newProxyInstance(
                Recorder.class.getClassLoader(),
                new Class<?>[] {Recorder.class},
                (self, method, arguments) -> {
                  if (method.getName().equals("ended")) {
                    throw new NoClassDefFoundError("recorder");
                  }
                  return method.getReturnType() == boolean.class ? false : null;
                });
    ThreadPump pump =
        pumps.start(
            new PumpContext("test", queue, Settings.DEFAULT),
            queue,
            PumpServices.create(failing, new PumpMBeans(server)));
    Pumps.end(pump);
    assertThat(names()).isEmpty();
  }

  @Test
  void everyPumpIsShownAlsoWhereNamesAreEqual() throws Exception {
    ThreadPump first = pump("same");
    VirtualQueue other = new VirtualQueue();
    ThreadPump second =
        pumps.start(
            new PumpContext("same", other, Settings.DEFAULT),
            other,
            PumpServices.create(Recorder.NONE, new PumpMBeans(server)));
    assertThat(names())
        .extracting(name -> name.getKeyProperty("instance"))
        .containsExactlyInAnyOrder(null, "2");
    Pumps.end(first);
    assertThat(names()).extracting(name -> name.getKeyProperty("instance")).containsExactly("2");
    Pumps.end(second);
    assertThat(names()).isEmpty();
  }

  @Test
  void aPumpThatCannotBeShownRuns() throws Exception {
    ThreadPump pump = pump("line\nbreak*");
    assertThat(pump.submit(() -> 1).get()).isEqualTo(1);
    server.unregisterMBean(names().iterator().next());
    Pumps.end(pump);
    assertThat(pump.isTerminated()).isTrue();
  }
}
