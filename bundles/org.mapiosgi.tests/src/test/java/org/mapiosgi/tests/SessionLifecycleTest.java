// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.MapiSubsystem;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemState;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.binding.emulator.Fault;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.cm.Configuration;
import org.osgi.service.condition.Condition;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.util.promise.Promise;

class SessionLifecycleTest {
  private static final Duration LONG = Fixture.LONG;

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
  void aSessionIsAServiceExactlyWhileItIsConfiguredAndUp() throws Exception {
    fixture.configureSubsystem(Map.of());
    Configuration configuration = fixture.configureSession("one", Map.of());
    MapiSession session = fixture.session("one");
    assertThat(fixture.sessionReference("one").getProperties().get(MapiSession.MODE))
        .isEqualTo("service");
    fixture.service(Condition.class, "(osgi.condition.id=mapi.subsystem.ready)");
    fixture.service(Condition.class, "(&(osgi.condition.id=mapi.session.ready)(mapi.session=one))");
    int count = session.call(mapi -> mapi.inbox().messages().count(), LONG);
    assertThat(count).isZero();

    configuration.delete();
    fixture.gone(MapiSession.class, "(mapi.session=one)");
    fixture.gone(Condition.class, "(osgi.condition.id=mapi.session.ready)");
    assertThat(session.submit(mapi -> 1).getFailure())
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("session 'one' is no longer up");
    Fixture.waiting().until(() -> fixture.emulator().load().liveObjects().isEmpty());
  }

  @Test
  void theSubsystemGoesDownInOrderAndLeavesNothing() throws Exception {
    fixture.configureSubsystem(Map.of("lanes", 3));
    fixture.configureSession("one", Map.of());
    fixture.configureSession("two", Map.of());
    fixture.session("one");
    fixture.session("two");
    MapiSubsystem subsystem = fixture.subsystem();
    MapiEmulator emulator = fixture.emulator();
    assertThat(subsystem.status().pumps()).hasSize(4);
    fixture.close();
    Fixture.assertClean(subsystem, emulator);
  }

  @Test
  void aProfileThatIsNotThereIsRefusedByNameAndACorrectedOneComesUp() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of("profile", "no such profile"));
    SessionStatus refused = fixture.awaitSession("one", SessionState.REFUSED);
    assertThat(refused.reason().map(Reason::sentence).orElse(""))
        .contains("'no such profile' is not among the profiles of this account: emulator")
        .contains("R28");
    fixture.configureSession("one", Map.of("profile", "emulator"));
    fixture.session("one");
  }

  @Test
  void aSubsystemConfigurationThatCannotBeIsNamedAndTakesEffectWhenCorrected() throws Exception {
    fixture.configureSubsystem(Map.of("mode", "daemon"));
    fixture.configureSession("one", Map.of());
    fixture.awaitSubsystem(SubsystemState.FAILED);
    assertThat(fixture.subsystem().status().reason().map(Reason::sentence).orElse(""))
        .isEqualTo(
            "configuration org.mapiosgi.subsystem: mode is 'daemon', but must be 'service' or"
                + " 'interactive'");
    fixture.configureSubsystem(Map.of("mode", "service"));
    fixture.session("one");
    fixture.configureSubsystem(Map.of("lanes", "many"));
    fixture.awaitSubsystem(SubsystemState.FAILED);
    assertThat(fixture.subsystem().status().reason().map(Reason::sentence).orElse(""))
        .contains("lanes is 'many', but must be a whole number");
    fixture.gone(MapiSession.class, "(objectClass=*)");
  }

  @Test
  void aSessionConfigurationThatCannotBeIsNamedAndTheOthersGoOn() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("good", Map.of());
    fixture.configureSession("bad", Map.of("deadline.seconds", -1));
    assertThat(
            fixture
                .awaitSession("bad", SessionState.REFUSED)
                .reason()
                .map(Reason::sentence)
                .orElse(""))
        .contains("deadline.seconds of session 'bad' is -1, but must be at least 1");
    fixture.session("good");
    fixture.configureSession("bad", Map.of("deadline.seconds", 1));
    fixture.session("bad");
  }

  @Test
  void nothingOpenedInAUnitOfWorkIsUsableOutsideOfIt() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    MapiSession session = fixture.session("one");
    AtomicReference<Folder> leaked = new AtomicReference<>();
    AtomicReference<Throwable> onOtherThread = new AtomicReference<>();
    session.call(
        mapi -> {
          Folder inbox = mapi.defaultStore().inbox();
          leaked.set(inbox);
          Thread other =
              new Thread(
                  () -> {
                    try {
                      inbox.displayName();
                    } catch (IllegalStateException e) {
                      onOtherThread.set(e);
                    }
                  });
          other.start();
          other.join();
          return null;
        },
        LONG);
    assertThat(onOtherThread.get()).hasMessageContaining("belong to thread 'mapi-lane-");
    assertThatThrownBy(() -> leaked.get().displayName())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has ended");
  }

  @Test
  void whatAUnitOfWorkOpensIsReleasedEvenWhereItThrows() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    MapiSession session = fixture.session("one");
    Map<String, Integer> before = fixture.emulator().load().liveObjects();
    assertThatThrownBy(
            () ->
                session.call(
                    mapi -> {
                      for (int i = 0; i < 10; i++) {
                        mapi.defaultStore().inbox().createMessage().subject("draft " + i);
                        mapi.defaultStore().root();
                      }
                      throw new IllegalArgumentException("the task's own");
                    },
                    LONG))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the task's own");
    assertThat(fixture.emulator().load().liveObjects()).isEqualTo(before);
    assertThat(fixture.emulator().load().violations()).isEmpty();
  }

  @Test
  void aCallerIsFreedAtItsDeadlineAndTheSessionWorksOnAfterwards() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    MapiSession session = fixture.session("one");
    CountDownLatch release = new CountDownLatch(1);
    try {
      assertThatThrownBy(
              () ->
                  session.call(mapi -> release.await(30, TimeUnit.SECONDS), Duration.ofMillis(200)))
          .isInstanceOf(MapiException.class)
          .hasMessageContaining("MAPI_E_TIMEOUT")
          .hasMessageContaining("still running");
      Promise<String> behind = session.submit(mapi -> "never", Duration.ofMillis(100));
      assertThat(behind.getFailure()).hasMessageContaining("could not be started within 100 ms");
    } finally {
      release.countDown();
    }
    String again = session.call(mapi -> "again", LONG);
    assertThat(again).isEqualTo("again");
  }

  @Test
  void aCallFromAUnitOfWorkIsRefusedInsteadOfHanging() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    MapiSession session = fixture.session("one");
    assertThatThrownBy(() -> session.call((MapiScope mapi) -> session.call(inner -> 1, LONG), LONG))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("would wait for itself");
  }

  @Test
  void aLostSessionIsWithdrawnAndComesBackAsAnotherService() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    MapiSession first = fixture.session("one");
    fixture.emulator().loseSessions(HResult.END_OF_SESSION);
    assertThat(first.submit(mapi -> mapi.inbox().messages().count()).getFailure())
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_END_OF_SESSION");
    Fixture.waiting().until(() -> fixture.session("one") != first);
    int count = fixture.session("one").call(mapi -> mapi.inbox().messages().count(), LONG);
    assertThat(count).isZero();
  }

  @Test
  void aLogonThatHangsIsGivenUpAndItsLateSuccessIsLoggedOff() throws Exception {
    fixture.configureSubsystem(Map.of("lanes", 2));
    fixture.subsystem();
    fixture.awaitSubsystem(SubsystemState.READY);
    MapiEmulator emulator = fixture.emulator();
    try (Fault hang = emulator.on("MAPILogonEx").hang()) {
      fixture.configureSession("one", Map.of("logon.timeout.seconds", 1));
      assertThat(hang.awaitHit(LONG)).isTrue();
      assertThat(
              fixture
                  .awaitSession("one", SessionState.LOST)
                  .reason()
                  .map(Reason::sentence)
                  .orElse(""))
          .contains("has not been answered within 1 s");
      fixture.session("one"); // on the other lane
    }
    MapiSubsystem subsystem = fixture.subsystem();
    Fixture.waiting().until(() -> emulator.load().liveObjects().get("IMAPISession") == 1);
    fixture.close();
    Fixture.assertClean(subsystem, emulator);
  }

  @Test
  void aStopDuringALogonWaitsForItAndLeavesNothing() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.awaitSubsystem(SubsystemState.READY);
    MapiEmulator emulator = fixture.emulator();
    MapiSubsystem subsystem = fixture.subsystem();
    try (Fault slow = emulator.on("MAPILogonEx").delay(Duration.ofMillis(500))) {
      fixture.configureSession("one", Map.of());
      assertThat(slow.awaitHit(LONG)).isTrue();
      fixture.close();
    }
    Fixture.assertClean(subsystem, emulator);
  }

  @Test
  void mapiThatCannotBeInitialisedIsTriedAgain() throws Exception {
    MapiEmulator emulator = fixture.emulator();
    try (Fault failing =
        emulator
            .on("MAPIInitialize")
            .onwards()
            .fail(HResult.named("MAPI_E_NOT_ENOUGH_RESOURCES"))) {
      fixture.configureSubsystem(Map.of());
      fixture.configureSession("one", Map.of());
      fixture.awaitSubsystem(SubsystemState.FAILED);
      assertThat(fixture.subsystem().status().reason().map(Reason::sentence).orElse(""))
          .contains("MAPIInitialize");
      assertThat(fixture.status("one").state()).isEqualTo(SessionState.DOWN);
    }
    fixture.session("one");
  }

  @Test
  void theBindingAndThePumpMayBeStoppedAndStartedUnderLoad() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    for (String name : List.of("org.mapiosgi.pump", "org.mapiosgi.binding.emulator")) {
      MapiSession session = fixture.session("one");
      List<Promise<Integer>> work =
          java.util.stream.IntStream.range(0, 200)
              .mapToObj(i -> session.submit(mapi -> mapi.inbox().messages().count()))
              .toList();
      Bundle bundle = fixture.bundle(name);
      bundle.stop();
      fixture.gone(MapiSubsystem.class, "(objectClass=*)");
      for (Promise<Integer> each : work) {
        Fixture.waiting().until(each::isDone);
      }
      bundle.start();
      assertThat(fixture.session("one")).isNotSameAs(session);
    }
  }

  @Test
  void theLifecycleMayBeStoppedUpdatedAndRefreshedUnderLoad() throws Exception {
    fixture.configureSubsystem(Map.of());
    fixture.configureSession("one", Map.of());
    Bundle lifecycle = fixture.bundle("org.mapiosgi.lifecycle");
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    List<Change> changes =
        List.of(
            () -> {
              lifecycle.stop();
              lifecycle.start();
            },
            lifecycle::update,
            () -> {
              CountDownLatch refreshed = new CountDownLatch(1);
              wiring.refreshBundles(List.of(lifecycle), event -> refreshed.countDown());
              assertThat(refreshed.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
            });
    for (Change change : changes) {
      MapiSession session = fixture.session("one");
      List<Promise<Integer>> work =
          java.util.stream.IntStream.range(0, 200)
              .mapToObj(i -> session.submit(mapi -> mapi.inbox().messages().count()))
              .toList();
      change.make();
      for (Promise<Integer> each : work) {
        Fixture.waiting().until(each::isDone);
      }
      assertThat(fixture.session("one")).isNotSameAs(session);
      // Of the life before nothing is left.
      Fixture.waiting()
          .until(() -> fixture.emulator().load().liveObjects().get("IMAPISession") == 1);
      assertThat(fixture.emulator().load().violations()).isEmpty();
    }
  }

  private interface Change {
    void make() throws Exception;
  }

  @Test
  void twoHundredCyclesOfConfigurationLeaveNothing() throws Exception {
    fixture.configureSubsystem(Map.of());
    MapiEmulator emulator = fixture.emulator();
    MapiSubsystem subsystem = fixture.subsystem();
    for (int i = 0; i < 200; i++) {
      Configuration configuration = fixture.configureSession("cycle", Map.of());
      MapiSession session = fixture.session("cycle");
      String name = session.call(mapi -> mapi.defaultStore().get(Pr.DISPLAY_NAME), LONG);
      assertThat(name).isNotNull();
      configuration.delete();
      fixture.gone(MapiSession.class, "(mapi.session=cycle)");
    }
    fixture.close();
    Fixture.assertClean(subsystem, emulator);
  }
}
