// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;

@Timeout(60)
class FaultsTest {
  private static final HResult NETWORK = HResult.named("MAPI_E_NETWORK_ERROR");

  private final MapiEmulator emulator = Emulators.open();

  @Test
  void theNthCallFailsOnceWithTheCodeAndHasNoEffect() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      var inbox = on.inbox();
      Fault fault = emulator.on("IMAPIFolder::CreateFolder").call(2).fail(NETWORK);
      inbox.createFolder("one", NativeFolder.OPEN_IF_EXISTS).release();
      assertThatThrownBy(() -> inbox.createFolder("two", NativeFolder.OPEN_IF_EXISTS))
          .hasMessageContaining("IMAPIFolder::CreateFolder: MAPI_E_NETWORK_ERROR (0x80040115)");
      inbox.createFolder("three", NativeFolder.OPEN_IF_EXISTS).release();
      assertThat(fault.hits()).isEqualTo(1);
      var table = on.keep(inbox.getHierarchyTable());
      assertThat(table.getRowCount()).isEqualTo(2);
    }
  }

  @Test
  void fromTheNthOnAllFailUntilTheFaultIsClosed() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      var inbox = on.inbox();
      Fault fault = emulator.on(MapiEmulator.ANY_CALL).call(2).onwards().fail(NETWORK);
      assertThat(LoggedOn.get(inbox, Pr.CONTENT_COUNT)).isZero();
      assertThatThrownBy(() -> inbox.getProps(List.of())).hasMessageContaining("NETWORK");
      assertThatThrownBy(() -> on.store().getPropList()).hasMessageContaining("NETWORK");
      inbox.release();
      assertThat(fault.hits()).as("Release cannot fail").isEqualTo(2);
      fault.close();
      assertThat(on.store().getPropList()).isNotEmpty();
    }
  }

  @Test
  void initialisationAndLogonCanFailToo() {
    NativeMapi mapi = emulator.load();
    emulator.on("MAPIInitialize").fail(HResult.named("MAPI_E_TOO_COMPLEX"));
    assertThatThrownBy(() -> mapi.initialize(NativeMapi.MAPI_NT_SERVICE))
        .hasMessageContaining("MAPI_E_TOO_COMPLEX");
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    emulator.on("OleInitialize").fail(HResult.CALL_FAILED);
    assertThatThrownBy(mapi::oleInitialize).hasMessageContaining("MAPI_E_CALL_FAILED");
    emulator.on("MAPILogonEx").fail(HResult.LOGON_FAILED);
    assertThatThrownBy(() -> mapi.logonEx("emulator", LoggedOn.SERVICE_LOGON))
        .hasMessageContaining("MAPI_E_LOGON_FAILED");
    mapi.uninitialize();
    assertThat(mapi.liveObjects()).isEmpty();
    assertThat(mapi.violations()).isEmpty();
  }

  @Test
  void aCallHangsDeafToInterruptionAndHoldsUpNobodyElse() throws Exception {
    try (LoggedOn on = new LoggedOn(emulator)) {
      var inbox = on.inbox();
      Fault fault = emulator.on("IMAPIFolder::GetContentsTable").hang();
      CompletableFuture<Integer> rows = new CompletableFuture<>();
      Thread lane =
          new Thread(
              () -> {
                on.mapi().initialize(NativeMapi.MAPI_NT_SERVICE);
                var table = inbox.getContentsTable();
                rows.complete(table.getRowCount());
                table.release();
                on.mapi().uninitialize();
              });
      lane.start();
      assertThat(fault.awaitHit(Duration.ofSeconds(30))).isTrue();
      lane.interrupt();
      assertThat(LoggedOn.get(inbox, Pr.CONTENT_COUNT)).as("another thread works on").isZero();
      assertThat(rows).isNotDone();
      fault.close();
      fault.close();
      assertThat(rows.get(30, TimeUnit.SECONDS)).isZero();
      lane.join();
      assertThat(lane.isAlive()).isFalse();
    }
  }

  @Test
  void aDelayEndsByItselfOrWhenItsFaultIsClosed() throws Exception {
    try (LoggedOn on = new LoggedOn(emulator)) {
      Fault brief = emulator.on("IMsgStore::GetPropList").delay(Duration.ofMillis(5));
      assertThat(on.store().getPropList()).isNotEmpty();
      assertThat(brief.hits()).isEqualTo(1);
      Fault endless = emulator.on("IMsgStore::GetPropList").delay(Duration.ofDays(1));
      CompletableFuture<Void> closer =
          CompletableFuture.runAsync(
              () -> {
                try {
                  assertThat(endless.awaitHit(Duration.ofSeconds(30))).isTrue();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
                emulator.clearFaults();
              });
      assertThat(on.store().getPropList()).isNotEmpty();
      closer.get();
    }
  }

  @Test
  void theLogSaysWhoCalledWhatWithWhichFlagsAndWhatCameOfIt() {
    try (LoggedOn on = new LoggedOn(emulator)) {
      assertThat(emulator.calls())
          .extracting(EmulatorCall::operation)
          .startsWith(
              "MAPIInitialize",
              "OleInitialize",
              "MAPILogonEx",
              "IMAPISession::GetMsgStoresTable",
              "IMAPITable::SetColumns",
              "IMAPITable::QueryRows",
              "IMAPITable::Release",
              "IMAPISession::OpenMsgStore");
      assertThat(emulator.calls())
          .extracting(EmulatorCall::detail)
          .contains("flags=0x00010000", "flags=0x80018032 profile=emulator", "flags=0x00000085");
      assertThat(emulator.calls())
          .extracting(EmulatorCall::thread)
          .containsOnly(Thread.currentThread().getName());
      emulator.clearCalls();
      assertThatThrownBy(() -> on.store().unadvise(1)).isNotNull();
      assertThat(emulator.callCount()).isEqualTo(1);
      assertThat(emulator.calls())
          .singleElement()
          .satisfies(
              call -> {
                assertThat(call.number()).isEqualTo(1);
                assertThat(call.result()).isEqualTo(HResult.INVALID_PARAMETER);
              });
    }
  }

  @Test
  void nonsenseIsRefusedAtOnce() {
    assertThatThrownBy(() -> emulator.on("x").call(0)).hasMessageContaining("from 1");
    assertThatThrownBy(() -> emulator.on("x").fail(HResult.S_OK))
        .hasMessageContaining("no failure");
    assertThatThrownBy(() -> emulator.loseSessions(HResult.S_OK))
        .hasMessageContaining("no failure");
    assertThatThrownBy(() -> emulator.deliver(new byte[0])).hasMessageContaining("empty");
    assertThatCode(emulator::clearFaults).doesNotThrowAnyException();
  }

  @Test
  void theClockStandsWhenSetAndRunsOnWhenTold() {
    Instant then = Instant.parse("2001-02-03T04:05:06Z");
    emulator.clock().set(then);
    assertThat(emulator.clock().now()).isEqualTo(then);
    emulator.clock().advance(Duration.ofMinutes(-1));
    assertThat(emulator.clock().now()).isEqualTo("2001-02-03T04:04:06Z");
    emulator.clock().run();
    assertThat(emulator.clock().now()).isAfter(then.plus(Duration.ofDays(1)));
  }
}
