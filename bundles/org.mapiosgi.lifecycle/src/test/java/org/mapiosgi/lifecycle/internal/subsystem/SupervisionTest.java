// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.status.Reason;
import org.mapiosgi.api.status.SessionState;
import org.mapiosgi.binding.emulator.Fault;
import org.osgi.util.promise.Promise;

class SupervisionTest {
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  @RegisterExtension final Rig rig = new Rig(2, Duration.ofSeconds(5));

  private long logons() {
    return rig.emulator.calls().stream()
        .filter(call -> call.operation().equals("MAPILogonEx"))
        .count();
  }

  private boolean configuredTwice() {
    return rig.subsystem.findings().stream()
        .anyMatch(finding -> finding.text().contains("configured 2 times"));
  }

  private void upAgain(MapiSession old) {
    Rig.until(
        "a new session is up",
        () -> rig.registry.find(MapiSession.class).filter(now -> now != old).isPresent());
  }

  @Test
  void howeverManyUnitsOfWorkFailTheSessionIsLoggedOnAgainOnce() throws Exception {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.start();
    MapiSession first = rig.up();
    List<Promise<String>> all = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      all.add(first.submit(mapi -> mapi.defaultStore().displayName()));
    }
    rig.emulator.loseSessions(HResult.END_OF_SESSION);
    for (int i = 0; i < 500; i++) {
      all.add(first.submit(mapi -> mapi.defaultStore().displayName()));
    }
    for (Promise<String> each : all) {
      Rig.until("each is resolved", each::isDone);
    }
    upAgain(first);
    assertThat(logons()).isEqualTo(2);
    MapiEvent event = rig.heard.poll(Rig.LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    assertThat(event.kind()).isEqualTo(MapiEvent.Kind.RESYNC);
    assertThat(event.session()).isEqualTo("one");
  }

  @Test
  void aFirstLogonHasNothingToResync() throws Exception {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE));
    rig.subsystem.start();
    rig.up();
    rig.emulator.deliver("a@example.com", "first", "text");
    MapiEvent event = rig.heard.poll(Rig.LONG.toSeconds(), TimeUnit.SECONDS);
    assertThat(event).isNotNull();
    assertThat(event.kind()).isEqualTo(MapiEvent.Kind.NEW_MAIL);
  }

  @Test
  void anIdleSessionThatWasLostUnnoticedIsFoundByItsProbe() {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE, Duration.ofMillis(20)));
    rig.subsystem.start();
    MapiSession first = rig.up();
    try (Fault fault =
        rig.emulator.on("IMsgStore::GetProps").fail(HResult.named("MAPI_E_NETWORK_ERROR"))) {
      upAgain(first);
      assertThat(fault.hits()).isEqualTo(1);
    }
  }

  @Test
  void aProbeThatFailsForAnotherReasonLeavesTheSessionUp() {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE, Duration.ofMillis(5)));
    rig.subsystem.start();
    MapiSession first = rig.up();
    try (Fault fault = rig.emulator.on("IMsgStore::GetProps").onwards().fail(HResult.CALL_FAILED)) {
      Rig.until("three probes fail", () -> fault.hits() >= 3);
      assertThat(rig.up()).isSameAs(first);
      assertThat(rig.status("one").state()).isEqualTo(SessionState.UP);
    }
  }

  /** Fails calls of MAPILogonEx, from the next on, with one code each. */
  private void failLogons(String... codes) {
    for (String code : codes) {
      // One at a time strikes: a call that was struck is not seen by those behind.
      rig.emulator.on("MAPILogonEx").fail(HResult.named(code));
    }
  }

  /** One that is not logged on again in the time of a test once it is REFUSED. */
  private void startRefusedForLong() {
    rig.subsystem.sessions().add(Rig.refusedFor("one", Rig.LONG.multipliedBy(10)));
    rig.subsystem.start();
    Rig.until("it is there", () -> !rig.subsystem.status().sessions().isEmpty());
  }

  @Test
  void aFirstLogonThatFailsIsTriedAgainWhereTheProfileExists() {
    failLogons("MAPI_E_LOGON_FAILED", "MAPI_E_LOGON_FAILED");
    startRefusedForLong();
    rig.up();
    assertThat(logons()).isEqualTo(3);
  }

  @Test
  void aLogonThatIsDeniedThreeTimesIsRefused() {
    failLogons("MAPI_E_LOGON_FAILED", "MAPI_E_LOGON_FAILED", "MAPI_E_LOGON_FAILED");
    startRefusedForLong();
    Rig.until("refused", () -> rig.status("one").state() == SessionState.REFUSED);
    assertThat(rig.status("one").reason().map(Reason::sentence).orElse(""))
        .contains("MAPI_E_LOGON_FAILED");
    assertThat(logons()).isEqualTo(3);
  }

  @Test
  void aSessionThatIsNotUpIsOnNoLane() {
    failLogons("MAPI_E_LOGON_FAILED", "MAPI_E_LOGON_FAILED", "MAPI_E_LOGON_FAILED");
    startRefusedForLong();
    Rig.until("refused", () -> rig.status("one").state() == SessionState.REFUSED);
    assertThat(rig.status("one").lane()).isEmpty();
  }

  @Test
  void aServersRestartDoesNotUseUpTheTries() {
    failLogons(
        "MAPI_E_NETWORK_ERROR",
        "MAPI_E_NETWORK_ERROR",
        "MAPI_E_FAILONEPROVIDER",
        "MAPI_E_LOGON_FAILED",
        "MAPI_E_LOGON_FAILED");
    startRefusedForLong();
    rig.up();
    assertThat(logons()).isEqualTo(6);
  }

  private MapiSession probed() {
    rig.subsystem.sessions().add(Rig.session("one", DEADLINE, Duration.ofMillis(20)));
    rig.subsystem.start();
    return rig.up();
  }

  private Fault denyFolders() {
    return rig.emulator
        .on("IMsgStore::OpenEntry")
        .onwards()
        .fail(HResult.named("MAPI_E_LOGON_FAILED"));
  }

  private static void openAFolder(MapiSession session) {
    Promise<String> unused = session.submit(mapi -> mapi.defaultStore().inbox().displayName());
  }

  private long probes() {
    return rig.emulator.calls().stream()
        .filter(call -> call.operation().equals("IMsgStore::GetProps"))
        .count();
  }

  @Test
  void aBusySessionWhoseCallsAreDeniedIsProbedAndKeptWhereItsStoreAnswers() {
    MapiSession first = probed();
    rig.emulator.clearCalls();
    try (Fault denied = denyFolders()) {
      Rig.until(
          "it is probed though it is busy",
          () -> {
            openAFolder(first);
            return probes() >= 3;
          });
      assertThat(denied.hits()).isPositive();
      assertThat(rig.up()).isSameAs(first);
      assertThat(logons()).isZero();
    }
  }

  @Test
  void aBusySessionWhoseStoreIsDeniedTooIsLoggedOnAgain() {
    MapiSession first = probed();
    try (Fault denied = denyFolders();
        Fault store =
            rig.emulator.on("IMsgStore::GetProps").fail(HResult.named("MAPI_E_FAILONEPROVIDER"))) {
      Rig.until(
          "it is logged on again",
          () -> {
            openAFolder(first);
            return rig.registry.find(MapiSession.class).filter(now -> now != first).isPresent();
          });
      assertThat(denied.hits() + store.hits()).isGreaterThan(1);
    }
    assertThat(logons()).isEqualTo(2);
  }

  @Test
  void theSecondConfigurationOfANameTakesOverWhenTheFirstGoes() {
    var first = Rig.session("one", DEADLINE);
    var second = Rig.session("one", DEADLINE.plusSeconds(1));
    rig.subsystem.sessions().add(first);
    rig.subsystem.sessions().add(second);
    rig.subsystem.start();
    MapiSession up = rig.up();
    assertThat(configuredTwice()).isTrue();
    rig.subsystem.sessions().remove(first);
    upAgain(up);
    assertThat(configuredTwice()).isFalse();
    rig.subsystem.sessions().remove(second);
    Rig.until("gone", () -> rig.registry.find(MapiSession.class).isEmpty());
  }

  @Test
  void aSecondConfigurationThatGoesFirstDisturbsNobody() {
    var first = Rig.session("one", DEADLINE);
    rig.subsystem.sessions().add(first);
    rig.subsystem.start();
    MapiSession up = rig.up();
    rig.subsystem.sessions().add(first);
    Rig.until("it is told", this::configuredTwice);
    rig.subsystem.sessions().remove(first);
    Rig.until("settled", () -> !configuredTwice());
    assertThat(rig.up()).isSameAs(up);
    assertThat(logons()).isEqualTo(1);
  }
}
