// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.binding.emulator.LoggedOn.SERVICE_LOGON;
import static org.mapiosgi.binding.emulator.LoggedOn.SERVICE_STORE;
import static org.mapiosgi.binding.emulator.Refused.refused;
import static org.mapiosgi.spi.NativeMapi.MAPI_ALLOW_OTHERS;
import static org.mapiosgi.spi.NativeMapi.MAPI_NEW_SESSION;
import static org.mapiosgi.spi.NativeMapi.MAPI_NO_COINIT;
import static org.mapiosgi.spi.NativeMapi.MAPI_NO_MAIL;
import static org.mapiosgi.spi.NativeMapi.MAPI_NT_SERVICE;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeSession;

class RulesTest {
  private final MapiEmulator emulator = Emulators.open();
  private final NativeMapi mapi = emulator.load();

  private List<String> violatedRules() {
    return mapi.violations().stream().flatMap(finding -> finding.rule().stream()).toList();
  }

  private static void onAnotherThread(Runnable body) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                body.run();
                done.complete(null);
              } catch (Throwable e) {
                done.completeExceptionally(e);
              }
            },
            "another");
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    done.join();
  }

  private void inService(Runnable body) {
    mapi.initialize(MAPI_NT_SERVICE);
    try {
      body.run();
    } finally {
      mapi.uninitialize();
    }
  }

  @Test
  void aCallBeforeMapiInitializeIsRefusedWithR1() {
    refused(() -> mapi.logonEx("emulator", SERVICE_LOGON), "MAPI_E_NOT_INITIALIZED", "R1");
    assertThat(violatedRules()).containsExactly("R1");
  }

  @Test
  void mapiNtServiceInOneFlagWordOnlyIsRefusedWithR2() {
    inService(
        () ->
            refused(
                () -> mapi.logonEx("emulator", SERVICE_LOGON & ~MAPI_NT_SERVICE),
                "MAPI_E_INVALID_PARAMETER",
                "R2"));
    mapi.initialize(0);
    refused(() -> mapi.logonEx("emulator", SERVICE_LOGON), "MAPI_E_INVALID_PARAMETER", "R2");
    mapi.uninitialize();
    assertThat(violatedRules()).containsExactly("R2", "R2");
  }

  @Test
  void threadsThatDifferAboutTheServiceBreakR2() {
    inService(
        () ->
            onAnotherThread(
                () -> {
                  mapi.initialize(0);
                  mapi.uninitialize();
                }));
    assertThat(violatedRules()).containsExactly("R2");
  }

  @Test
  void aServiceLogonWithoutNoMailIsRefusedWithR3() {
    inService(
        () ->
            refused(
                () -> mapi.logonEx("emulator", SERVICE_LOGON & ~MAPI_NO_MAIL),
                "MAPI_E_INVALID_PARAMETER",
                "R3"));
    assertThat(violatedRules()).containsExactly("R3");
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        NativeMapi.MAPI_LOGON_UI,
        NativeMapi.MAPI_PASSWORD_UI,
        NativeMapi.MAPI_SERVICE_UI_ALWAYS
      })
  void aLogonThatAsksForADialogIsRefusedWithR4(int dialog) {
    inService(
        () ->
            refused(
                () -> mapi.logonEx("emulator", SERVICE_LOGON | dialog),
                "MAPI_E_USER_CANCEL",
                "R4"));
    assertThat(violatedRules()).containsExactly("R4");
  }

  @Test
  void openingAStoreWithoutNoDialogIsRefusedWithR4() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      refused(
          () -> on.openStore(SERVICE_STORE & ~NativeSession.MDB_NO_DIALOG),
          "MAPI_E_USER_CANCEL",
          "R4");
      assertThat(on.violatedRules()).containsExactly("R4");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0x2, 0x20, 0x40000000, 0x80000000})
  void anUnknownInitialisationFlagIsRefusedWithR5(int flag) {
    refused(() -> mapi.initialize(MAPI_NT_SERVICE | flag), "MAPI_E_UNKNOWN_FLAGS", "R5");
    assertThat(violatedRules()).containsExactly("R5");
  }

  @Test
  void allKnownInitialisationFlagsAreTaken() {
    mapi.initialize(0x10009);
    mapi.uninitialize();
    assertThat(violatedRules()).isEmpty();
  }

  @Test
  void aThreadThatDidNotInitialiseIsRefusedWithR6() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      onAnotherThread(
          () -> refused(() -> on.store().getProps(List.of()), "MAPI_E_NOT_INITIALIZED", "R6"));
      assertThat(on.violatedRules()).containsExactly("R6");
    }
  }

  @Test
  void anObjectMayBeHandedToAThreadThatInitialised() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      onAnotherThread(
          () -> {
            mapi.initialize(MAPI_NT_SERVICE);
            assertThat(LoggedOn.get(on.store(), Pr.DISPLAY_NAME)).isNotEmpty();
            mapi.uninitialize();
          });
      assertThat(on.violatedRules()).isEmpty();
    }
  }

  @Test
  void aThreadThatEndsWithoutUninitialiseBreaksR6() {
    inService(() -> onAnotherThread(() -> mapi.initialize(MAPI_NT_SERVICE)));
    assertThat(violatedRules()).contains("R6");
  }

  @Test
  void uninitialiseWithoutInitialiseIsRefusedWithR7() {
    inService(
        () -> onAnotherThread(() -> refused(mapi::uninitialize, "MAPI_E_NOT_INITIALIZED", "R7")));
    refused(mapi::uninitialize, "MAPI_E_NOT_INITIALIZED", "R7");
    assertThat(violatedRules()).containsExactly("R7", "R7");
  }

  @Test
  void initialisationIsCounted() {
    mapi.initialize(MAPI_NT_SERVICE);
    mapi.initialize(MAPI_NT_SERVICE);
    mapi.uninitialize();
    assertThat(mapi.profiles()).hasSize(1);
    mapi.uninitialize();
    refused(mapi::profiles, "MAPI_E_NOT_INITIALIZED", "R1");
  }

  @Test
  void theFirstThreadThatLeavesBeforeTheOthersBreaksR8() throws Exception {
    mapi.initialize(MAPI_NT_SERVICE);
    CompletableFuture<Void> initialised = new CompletableFuture<>();
    CompletableFuture<Void> mayEnd = new CompletableFuture<>();
    Thread other =
        new Thread(
            () -> {
              mapi.initialize(MAPI_NT_SERVICE);
              initialised.complete(null);
              mayEnd.join();
              mapi.uninitialize();
            });
    other.start();
    initialised.join();
    mapi.uninitialize();
    mayEnd.complete(null);
    other.join();
    assertThat(violatedRules()).containsExactly("R8");
  }

  @Test
  void oleOutsideOfMapiBreaksR11() {
    mapi.oleInitialize();
    mapi.initialize(MAPI_NT_SERVICE);
    mapi.uninitialize();
    mapi.oleUninitialize();
    mapi.oleUninitialize();
    assertThat(violatedRules()).containsExactly("R11", "R11", "R11");
  }

  @Test
  void theMultithreadedApartmentIsRefusedWithR12() {
    onAnotherThread(
        () -> {
          emulator.enterMultithreadedApartment();
          refused(() -> mapi.initialize(MAPI_NT_SERVICE), "RPC_E_CHANGED_MODE", "R12");
          mapi.initialize(MAPI_NT_SERVICE | MAPI_NO_COINIT);
          refused(mapi::oleInitialize, "RPC_E_CHANGED_MODE", "R12");
          mapi.uninitialize();
        });
    assertThat(violatedRules()).containsExactly("R12", "R12");
  }

  @Test
  void aServiceSessionThatMayBeSharedBreaksR22() {
    inService(
        () -> {
          NativeSession session =
              mapi.logonEx("emulator", (SERVICE_LOGON & ~MAPI_NEW_SESSION) | MAPI_ALLOW_OTHERS);
          session.logoff(0);
          session.release();
        });
    assertThat(violatedRules()).containsExactly("R22", "R22");
  }

  @Test
  void aSharedLogoffBreaksR23AndADialogAtLogoffIsRefusedWithR4() {
    inService(
        () -> {
          NativeSession session = mapi.logonEx("emulator", SERVICE_LOGON);
          refused(() -> session.logoff(0x2), "MAPI_E_USER_CANCEL", "R4");
          session.logoff(0x1);
          session.release();
        });
    assertThat(violatedRules()).containsExactly("R4", "R23");
  }

  @Test
  void the33rdSessionIsRefusedWithR26() {
    inService(
        () -> {
          List<NativeSession> sessions = new ArrayList<>();
          for (int i = 0; i < 32; i++) {
            sessions.add(mapi.logonEx("emulator", SERVICE_LOGON));
          }
          refused(() -> mapi.logonEx("emulator", SERVICE_LOGON), "MAPI_E_LOGON_FAILED", "R26");
          for (NativeSession session : sessions) {
            session.logoff(0);
            session.release();
          }
        });
    assertThat(violatedRules()).containsExactly("R26");
  }

  @Test
  void anUnknownProfileIsRefusedNamingTheOneThereIs() {
    inService(
        () ->
            assertThatThrownBy(() -> mapi.logonEx("billing", SERVICE_LOGON))
                .hasMessageContaining("MAPI_E_LOGON_FAILED")
                .hasMessageContaining("'billing'")
                .hasMessageContaining("'emulator'"));
    inService(
        () ->
            assertThatThrownBy(() -> mapi.logonEx("x".repeat(65), SERVICE_LOGON))
                .hasMessageContaining("MAPI_E_INVALID_PARAMETER")
                .hasMessageContaining("at most 64"));
    assertThat(violatedRules()).isEmpty();
  }

  @Test
  void aCleanRunBreaksNothing() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(on.column(on.inbox(), Pr.SUBJECT)).isEmpty();
    }
    assertThat(violatedRules()).isEmpty();
    assertThat(mapi.liveObjects()).isEmpty();
  }
}
