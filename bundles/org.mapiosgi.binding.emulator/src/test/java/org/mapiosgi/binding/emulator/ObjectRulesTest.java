// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mapiosgi.binding.emulator.LoggedOn.SERVICE_LOGON;
import static org.mapiosgi.binding.emulator.LoggedOn.SERVICE_STORE;
import static org.mapiosgi.binding.emulator.Refused.refused;
import static org.mapiosgi.spi.NativeMapi.MAPI_NT_SERVICE;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeStream;
import org.mapiosgi.spi.NativeTable;

class ObjectRulesTest {
  private final MapiEmulator emulator = Emulators.open();
  private final NativeMapi mapi = emulator.load();

  private List<String> violatedRules() {
    return mapi.violations().stream().flatMap(finding -> finding.rule().stream()).toList();
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
  void aConnectionOfALostSessionNeedsNoUnadvise() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeFolder inbox = on.inbox();
      NativeTable table = inbox.getContentsTable();
      long connection = table.advise(events -> {});
      emulator.loseSessions(HResult.END_OF_SESSION);
      assertThatThrownBy(() -> table.unadvise(connection))
          .hasMessageContaining("MAPI_E_END_OF_SESSION");
      table.release();
      inbox.release();
      assertThat(on.violatedRules()).isEmpty();
    }
  }

  @Test
  void aConnectionNotGivenUpBreaksR15() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      NativeStore store = on.openStore(SERVICE_STORE);
      store.advise(Optional.empty(), 0x2, events -> {});
      store.release();
      assertThat(on.violatedRules()).containsExactly("R15");
    }
  }

  @Test
  void connectionNumbersDoNotFitInto32Bits() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      long connection = on.store().advise(Optional.empty(), 0x2, events -> {});
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
}
