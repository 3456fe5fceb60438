// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.pump.MessagePump;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.test.common.annotation.InjectBundleContext;

/** Sessions, bindings and bundles come and go, and consumers with them. */
class DynamicsTest {
  private static final Duration LONG = Fixture.LONG;
  private static final int CYCLES = 1_000;
  private static final int RACES = 100;
  private static final List<String> BUNDLES =
      List.of("org.mapiosgi.lifecycle", "org.mapiosgi.pump", "org.mapiosgi.binding.emulator");

  @InjectBundleContext BundleContext context;
  private Fixture fixture;

  @BeforeEach
  void open() {
    fixture = new Fixture(context);
  }

  @AfterEach
  void close() throws Exception {
    fixture.close();
  }

  @Test
  void aConsumerComesAndGoesExactlyWithItsSessionAThousandTimes() throws Exception {
    fixture.configureSubsystem(Map.of());
    MapiSubsystem subsystem = fixture.subsystem();
    MapiEmulator emulator = fixture.emulator();
    ConsumerLedger ledger = new ConsumerLedger();
    ServiceRegistration<ConsumerLedger> registration =
        context.registerService(ConsumerLedger.class, ledger, null);
    try {
      for (int i = 1; i <= CYCLES; i++) {
        int cycle = i;
        Configuration configuration = fixture.configureSession("bound", Map.of());
        Fixture.waiting().until(() -> ledger.worked() + ledger.wrong().size() >= cycle);
        assertThat(ledger.wrong()).isEmpty();
        configuration.delete();
        Fixture.waiting().until(() -> ledger.deactivated() == cycle);
      }
    } finally {
      registration.unregister();
    }
    assertThat(ledger.activated()).isEqualTo(CYCLES);
    assertThat(ledger.worked()).isEqualTo(CYCLES);
    assertThat(ledger.wrong()).isEmpty();
    fixture.gone(MapiSession.class, "(objectClass=*)");
    fixture.close();
    Fixture.assertClean(subsystem, emulator);
  }

  @Test
  void anotherBindingTakesOverAtRunTimeAndTheFirstIsLeftClean() throws Exception {
    MapiEmulator second =
        Emulators.open(EmulatorSettings.defaults().withUser("Second", "second@example.com"));
    ServiceRegistration<MapiSubsystemBinding> registration =
        context.registerService(
            MapiSubsystemBinding.class,
            second,
            FrameworkUtil.asDictionary(Map.of(MapiSubsystemBinding.BINDING, "second")));
    try {
      fixture.configureSubsystem(Map.of());
      fixture.configureSession("one", Map.of());
      MapiEmulator first = fixture.emulator();
      MapiSession before = fixture.session("one");
      fixture.configureSubsystem(Map.of("binding.target", "(mapi.binding=second)"));
      Fixture.waiting()
          .until(
              () ->
                  context
                      .getServiceReferences(MapiSession.class, "(mapi.identity=second@example.com)")
                      .size(),
              found -> found == 1);
      MapiSession after = fixture.session("one");
      assertThat(after).isNotSameAs(before);
      String address = after.call(mapi -> mapi.identity().address(), LONG);
      assertThat(address).isEqualTo("second@example.com");
      Fixture.waiting().until(() -> first.load().liveObjects().isEmpty());
      assertThat(first.load().initializedThreads()).isEmpty();
      assertThat(first.load().violations()).isEmpty();
      fixture.close();
      Fixture.waiting().until(() -> second.load().initializedThreads().isEmpty());
      assertThat(second.load().liveObjects()).isEmpty();
      assertThat(second.load().violations()).isEmpty();
    } finally {
      registration.unregister();
    }
  }

  private static List<List<String>> permutations(List<String> of) {
    if (of.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> all = new ArrayList<>();
    for (String first : of) {
      List<String> rest = new ArrayList<>(of);
      rest.remove(first);
      for (List<String> tail : permutations(rest)) {
        List<String> one = new ArrayList<>(List.of(first));
        one.addAll(tail);
        all.add(one);
      }
    }
    return all;
  }

  @Test
  void theOrderInWhichBundlesStartAndStopDoesNotMatter() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    fixture.session("one");
    List<List<String>> orders = permutations(BUNDLES);
    assertThat(orders).hasSize(6);
    for (List<String> order : orders) {
      for (String name : order) {
        fixture.bundle(name).stop();
      }
      fixture.gone(MapiSession.class, "(objectClass=*)");
      for (String name : order) {
        fixture.bundle(name).start();
      }
      String store = fixture.session("one").call(mapi -> mapi.defaultStore().displayName(), LONG);
      assertThat(store).as("after a start in the order %s", order).isNotEmpty();
      assertThat(fixture.emulator().load().violations()).isEmpty();
    }
    assertThat(BUNDLES).allMatch(name -> fixture.bundle(name).getState() == Bundle.ACTIVE);
  }

  /** SCR drops a component whose reference goes while its constructor runs, and never ends it. */
  @Test
  void aPumpThatStartsWhileItsQueuesGoIsNotLeftBehind() throws Exception {
    Bundle binding = fixture.bundle("org.mapiosgi.binding.emulator");
    AtomicInteger restarts = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    CompletableFuture<Void> restarting =
        CompletableFuture.runAsync(
            () -> {
              while (!over.get()) {
                restart(binding);
                restarts.incrementAndGet();
              }
            },
            work -> new Thread(work, "restarts").start());
    try {
      for (int i = 0; i < RACES; i++) {
        int before = restarts.get();
        Configuration pump = fixture.configurePump("racing", Map.of());
        Fixture.waiting()
            .until(
                () ->
                    restarts.get() > before
                        || context.getServiceReference(MessagePump.class) != null);
        pump.delete();
      }
    } finally {
      over.set(true);
      restarting.join();
    }
    fixture.gone(MessagePump.class, "(pump.name=racing)");
    Fixture.waiting()
        .untilAsserted(
            () ->
                assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .doesNotContain("racing"));
  }

  private static void restart(Bundle bundle) {
    try {
      bundle.stop();
      bundle.start();
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void sessionsAreAddedChangedAndRemovedWhileOthersWork() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("stays", Map.of());
    MapiSession stays = fixture.session("stays");
    Configuration comes = fixture.configureSession("comes", Map.of());
    MapiSession first = fixture.session("comes");
    fixture.configureSession("comes", Map.of("deadline.seconds", 7));
    Fixture.waiting().until(() -> fixture.session("comes") != first);
    fixture.awaitSession("comes", SessionState.UP);
    comes.delete();
    fixture.gone(MapiSession.class, "(mapi.session=comes)");
    assertThat(fixture.session("stays")).isSameAs(stays);
    String store = stays.call(mapi -> mapi.defaultStore().displayName(), LONG);
    assertThat(store).isNotEmpty();
  }
}
