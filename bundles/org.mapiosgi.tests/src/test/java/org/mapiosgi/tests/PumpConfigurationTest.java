// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.Finding;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.test.common.annotation.InjectBundleContext;

/** Pumps as services: their configuration comes, changes and goes while they work. */
class PumpConfigurationTest {
  private static final String EMULATOR = "(mapi.binding=emulator)";

  @InjectBundleContext BundleContext context;
  private Fixture fixture;

  @BeforeEach
  void open() {
    fixture = new Fixture(context);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
    fixture.gone(MessagePump.class, "(pump.name=*)");
  }

  private MessagePump pump(String name) {
    return fixture.service(MessagePump.class, "(pump.name=" + name + ")");
  }

  private ServiceReference<MessagePump> reference(String name) throws Exception {
    return context
        .getServiceReferences(MessagePump.class, "(pump.name=" + name + ")")
        .iterator()
        .next();
  }

  private void awaitProperty(String name, String key, Object value) {
    Fixture.waiting().until(() -> value.equals(reference(name).getProperty(key)));
  }

  @Test
  void changesUnderLoadKeepTheServiceAndEveryTask() throws Exception {
    fixture.configurePump("busy", Map.of("queues.target", EMULATOR, "generation", 0));
    MessagePump pump = pump("busy");
    ServiceReference<MessagePump> reference = reference("busy");
    AtomicBoolean enough = new AtomicBoolean();
    AtomicLong accepted = new AtomicLong();
    AtomicLong rejected = new AtomicLong();
    AtomicLong run = new AtomicLong();
    List<Thread> producers = new ArrayList<>();
    for (int producer = 0; producer < 2; producer++) {
      Thread thread =
          new Thread(
              () -> {
                while (!enough.get()) {
                  try {
                    pump.execute(run::incrementAndGet);
                    accepted.incrementAndGet();
                  } catch (RejectedExecutionException full) {
                    rejected.incrementAndGet();
                  }
                }
              },
              "producer");
      thread.start();
      producers.add(thread);
    }
    for (int generation = 1; generation <= 50; generation++) {
      fixture.configurePump(
          "busy",
          Map.of(
              "queues.target",
              EMULATOR,
              "generation",
              generation,
              "tasks.per.turn",
              generation,
              "turn.milliseconds",
              1 + generation % 10,
              "capacity",
              generation % 2 * 1000,
              "overflow",
              generation % 3 == 0 ? "BLOCK" : "REJECT",
              "watch.warn.milliseconds",
              generation % 2 * 2000));
      awaitProperty("busy", "generation", generation);
    }
    enough.set(true);
    for (Thread producer : producers) {
      producer.join();
    }
    assertThat(reference("busy")).isEqualTo(reference);
    assertThat(context.getService(reference)).isSameAs(pump);
    Fixture.waiting().until(() -> pump.status().queued() == 0);
    pump.submit(() -> {}).get();
    assertThat(run.get()).isEqualTo(accepted.get());
    assertThat(pump.metrics().rejected()).isEqualTo(rejected.get());
  }

  @Test
  void aPumpIsAnMBeanWhileItIsAService() throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("org.mapiosgi:type=MessagePump,name=\"shown\"");
    Configuration configuration = fixture.configurePump("shown", Map.of());
    pump("shown").submit(() -> {}).get();
    Fixture.waiting().until(() -> server.getAttribute(name, "TasksRun").equals(1L));
    assertThat(server.getAttribute(name, "Name")).isEqualTo("shown");
    configuration.delete();
    Fixture.waiting().until(() -> !server.isRegistered(name));
  }

  @Test
  void anImpossibleChangeIsToldAndThePumpGoesOn() throws Exception {
    fixture.configurePump("one", Map.of("capacity", 5));
    MessagePump pump = pump("one");
    fixture.configurePump("one", Map.of("capacity", "many"));
    awaitProperty(
        "one",
        MessagePump.REFUSED,
        "configuration org.mapiosgi.pump~one: capacity must be between 0 and 100000000, not"
            + " 'many'");
    assertThat(pump("one")).isSameAs(pump);
    assertThat(reference("one").getProperty("capacity")).isEqualTo(5);
    assertThat(pump.submit(() -> 1).get()).isEqualTo(1);
    fixture.configurePump("one", Map.of("capacity", 6));
    awaitProperty("one", "capacity", 6);
    assertThat(reference("one").getProperty(MessagePump.REFUSED)).isNull();
  }

  @Test
  void anImpossibleConfigurationGivesNoPumpUntilItIsCorrected() throws Exception {
    fixture.configurePump("good", Map.of());
    pump("good");
    fixture.configurePump("bad", Map.of("turn.milliseconds", 0));
    Finding finding = fixture.service(Finding.class, "(objectClass=*)");
    assertThat(finding.text()).startsWith("configuration org.mapiosgi.pump~bad: turn.milliseconds");
    assertThat(context.getServiceReferences(MessagePump.class, "(pump.name=bad)")).isEmpty();
    fixture.configurePump("bad", Map.of("turn.milliseconds", 1));
    pump("bad");
    fixture.gone(Finding.class, "(objectClass=*)");
  }

  @Test
  void aPumpGoesWithItsMessageQueuesAndComesBackWithThem() throws Exception {
    fixture.configurePump("one", Map.of("queues.target", EMULATOR));
    MessagePump pump = pump("one");
    CountDownLatch entered = new CountDownLatch(1);
    AtomicLong run = new AtomicLong();
    pump.execute(entered::countDown);
    entered.await();
    for (int task = 0; task < 1000; task++) {
      pump.execute(run::incrementAndGet);
    }
    Bundle binding = fixture.bundle("org.mapiosgi.binding.emulator");
    binding.stop();
    try {
      fixture.gone(MessagePump.class, "(pump.name=one)");
      assertThat(pump.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
      assertThat(run).hasValue(1000);
    } finally {
      binding.start();
    }
    MessagePump next = pump("one");
    assertThat(next).isNotSameAs(pump);
    assertThat(next.submit(() -> 1).get()).isEqualTo(1);
  }

  @Test
  void aTargetThatFitsNoMessageQueueEndsThePumpAndOneThatFitsStartsIt() throws Exception {
    fixture.configurePump("one", Map.of("queues.target", EMULATOR));
    MessagePump pump = pump("one");
    fixture.configurePump("one", Map.of("queues.target", "(mapi.binding=none)"));
    fixture.gone(MessagePump.class, "(pump.name=one)");
    assertThat(pump.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    fixture.configurePump("one", Map.of("queues.target", "(mapi.binding=*)"));
    assertThat(pump("one")).isNotSameAs(pump);
  }

  @Test
  void pumpsOutliveARestartOfTheirBundleAsConfigurations() throws Exception {
    Configuration first = fixture.configurePump("one", Map.of());
    fixture.configurePump("two", Map.of());
    MessagePump one = pump("one");
    MessagePump two = pump("two");
    Bundle bundle = fixture.bundle("org.mapiosgi.pump");
    bundle.stop();
    fixture.gone(MessagePump.class, "(pump.name=*)");
    assertThat(one.isTerminated()).isTrue();
    assertThat(two.isTerminated()).isTrue();
    first.delete();
    bundle.start();
    assertThat(pump("two").submit(() -> 2).get()).isEqualTo(2);
    assertThat(context.getServiceReferences(MessagePump.class, "(pump.name=one)")).isEmpty();
  }
}
