// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.binding.emulator.LoggedOn.SERVICE_LOGON;
import static org.mapiosgi.binding.emulator.LoggedOn.SERVICE_STORE;
import static org.mapiosgi.spi.NativeMapi.MAPI_ALLOW_OTHERS;
import static org.mapiosgi.spi.NativeMapi.MAPI_NEW_SESSION;
import static org.mapiosgi.spi.NativeMapi.MAPI_NO_COINIT;
import static org.mapiosgi.spi.NativeMapi.MAPI_NO_MAIL;
import static org.mapiosgi.spi.NativeMapi.MAPI_NT_SERVICE;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mapiosgi.api.Finding;
import org.mapiosgi.api.MapiException;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeStream;

class RulesTest {
  private final MapiEmulator emulator = MapiEmulator.open();
  private final NativeMapi mapi = emulator.load();

  private static void refused(ThrowingCallable call, String code, String rule) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MapiException.class,
            failure -> {
              assertThat(failure.result().name()).isEqualTo(code);
              assertThat(failure.hint().orElse("")).startsWith(rule);
            });
  }

  private List<String> violatedRules() {
    return mapi.violations().stream().map(Finding::rule).toList();
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
  void logoffWithOpenObjectsBreaksR13AndEndsThem() {
    mapi.initialize(MAPI_NT_SERVICE);
    NativeSession session = mapi.logonEx("EMULATOR", SERVICE_LOGON);
    NativeSession other = mapi.logonEx("emulator", SERVICE_LOGON);
    var table = session.getMsgStoresTable();
    session.logoff(0);
    assertThat(violatedRules()).containsExactly("R13");
    assertThat(mapi.violations().get(0).text()).contains("IMAPITable=1");
    refused(table::getRowCount, "MAPI_E_INVALID_OBJECT", "R13");
    refused(session::queryIdentity, "MAPI_E_INVALID_OBJECT", "R13");
    refused(() -> session.logoff(0), "MAPI_E_INVALID_OBJECT", "R13");
    assertThat(other.queryIdentity()).isPresent();
    assertThat(mapi.liveObjects()).containsEntry("IMAPISession", 2).containsEntry("IMAPITable", 1);
    table.release();
    session.release();
    other.logoff(0);
    other.release();
    assertThat(mapi.liveObjects()).isEmpty();
    mapi.uninitialize();
  }

  @Test
  void useAfterReleaseIsRefusedWithR13AndASecondReleaseDoesNothing() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      inbox.release();
      inbox.release();
      refused(inbox::getContentsTable, "MAPI_E_INVALID_OBJECT", "R13");
      assertThat(on.violatedRules()).containsExactly("R13");
      assertThat(mapi.liveObjects()).doesNotContainKey("IMAPIFolder");
    }
  }

  @Test
  void aSessionReleasedWithoutLogoffBreaksR13() {
    inService(() -> mapi.logonEx("emulator", SERVICE_LOGON).release());
    assertThat(violatedRules()).containsExactly("R13");
  }

  @Test
  void objectsLeftAtTheLastUninitialiseBreakR13() {
    inService(() -> mapi.logonEx("emulator", SERVICE_LOGON));
    assertThat(violatedRules()).containsExactly("R13");
  }

  @Test
  void aParentReleasedBeforeItsChildBreaksR14() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      var table = inbox.getContentsTable();
      inbox.release();
      assertThat(on.violatedRules()).containsExactly("R14");
      table.release();
    }
  }

  @Test
  void the256thStoreIsRefusedWithR14() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      for (int i = 0; i < 254; i++) {
        on.openStore(SERVICE_STORE);
      }
      refused(() -> on.openStore(SERVICE_STORE), "MAPI_E_FAILONEPROVIDER", "R14");
    }
  }

  @Test
  void aConnectionNotGivenUpBreaksR15() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeStore store = on.openStore(SERVICE_STORE);
      store.advise(0x2, events -> {});
      store.release();
      assertThat(on.violatedRules()).containsExactly("R15");
    }
  }

  @Test
  void connectionNumbersDoNotFitInto32Bits() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      long connection = on.store().advise(0x2, events -> {});
      assertThat(connection).isGreaterThan(0xFFFFFFFFL);
      refused(() -> on.store().unadvise(connection & 0xFFFFFFFFL), "MAPI_E_INVALID_PARAMETER", "");
      on.store().unadvise(connection);
      refused(() -> on.store().unadvise(connection), "MAPI_E_INVALID_PARAMETER", "");
    }
  }

  @Test
  void afterSubmitMessageOnlyReleaseIsLegal() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.draft("sent", "someone@example.test");
      NativeProps attachment = on.keep(message.createAttach());
      attachment.setProps(List.of(Pr.ATTACH_METHOD.with(1)));
      attachment.saveChanges(NativeProps.KEEP_OPEN_READWRITE);
      message.submitMessage();
      refused(() -> message.getProps(List.of(Pr.SUBJECT)), "MAPI_E_INVALID_OBJECT", "R20");
      refused(() -> attachment.getPropList(), "MAPI_E_INVALID_OBJECT", "R20");
      attachment.release();
      message.release();
      assertThat(on.violatedRules()).containsExactly("R20", "R20");
    }
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
  void aPropertyIsNotSetBesideAStreamThatWritesIt() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeMessage message = on.keep(on.outbox().createMessage());
      NativeStream stream =
          message.openStream(Pr.BODY, NativeProps.MAPI_MODIFY | NativeProps.MAPI_CREATE);
      refused(() -> message.setProps(List.of(Pr.BODY.with("x"))), "MAPI_E_NO_ACCESS", "R44");
      refused(
          () -> message.openStream(Pr.BODY, NativeProps.MAPI_MODIFY | NativeProps.MAPI_CREATE),
          "MAPI_E_NO_ACCESS",
          "R44");
      stream.release();
      message.setProps(List.of(Pr.BODY.with("x")));
      assertThat(on.violatedRules()).containsExactly("R44", "R44");
    }
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
