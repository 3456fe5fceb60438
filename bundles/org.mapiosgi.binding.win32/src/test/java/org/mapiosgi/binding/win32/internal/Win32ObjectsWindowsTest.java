// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.Severity;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeStream;
import org.mapiosgi.spi.NativeTable;

/** Tests the promises of this binding beyond the contract of every binding. */
@Tag("windows")
@Timeout(120)
class Win32ObjectsWindowsTest {
  private NativeMapi mapi;
  private NativeSession session;
  private NativeStore store;
  private final Deque<NativeObject> opened = new ArrayDeque<>();

  @BeforeEach
  void logOn() {
    mapi = ReferenceProvider.SERVICE.binding().load();
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    session = mapi.logonEx("service", ReferenceProvider.LOGON);
    store = ReferenceProvider.openMailbox(session);
  }

  @AfterEach
  void logOff() {
    opened.forEach(NativeObject::release);
    store.release();
    session.logoff(0);
    session.release();
    mapi.uninitialize();
    assertThat(mapi.liveObjects()).isEmpty();
    assertThat(mapi.liveBuffers()).isZero();
  }

  /** To be released, last first, however the test ends. */
  private <T extends NativeObject> T keep(T object) {
    opened.push(object);
    return object;
  }

  private NativeFolder inbox() {
    return keep(store.openFolder(store.getReceiveFolder("IPM.Note"), NativeStore.MAPI_BEST_ACCESS));
  }

  private static void refused(ThrowingCallable call, String result, String... words) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MapiException.class, failure -> assertThat(failure.result().name()).isEqualTo(result))
        .hasMessageContainingAll(words);
  }

  @Test
  void aReleasedObjectIsRefusedBeforeNativeCode() {
    NativeFolder folder = inbox();
    folder.release();
    folder.release();
    refused(
        folder::getContentsTable,
        "MAPI_E_INVALID_OBJECT",
        "IMAPIFolder::GetContentsTable",
        "was released");
  }

  @Test
  void aReleasedStreamIsRefusedBeforeItsMemoryIsTouched() {
    NativeFolder folder = inbox();
    NativeMessage message = keep(folder.createMessage());
    NativeStream stream =
        message.openStream(Pr.BODY, NativeMessage.MAPI_MODIFY | NativeMessage.MAPI_CREATE);
    stream.release();
    refused(() -> stream.read(new byte[8], 0, 8), "MAPI_E_INVALID_OBJECT", "IStream::Read");
    refused(() -> stream.write(new byte[8], 0, 8), "MAPI_E_INVALID_OBJECT", "IStream::Write");
  }

  @Test
  void anotherThreadIsRefusedByNameAndRecorded() throws Exception {
    CompletableFuture<Throwable> failure = new CompletableFuture<>();
    Thread stranger =
        new Thread(
            () -> {
              try {
                store.getProps(List.of(Pr.DISPLAY_NAME));
                failure.complete(null);
              } catch (RuntimeException refusal) {
                failure.complete(refusal);
              }
            },
            "a-stranger");
    stranger.start();
    assertThat(failure.get())
        .isInstanceOf(MapiException.class)
        .hasMessageContainingAll("IMsgStore::GetProps", "MAPI_E_NOT_INITIALIZED", "a-stranger");
    assertThat(mapi.violations()).extracting(finding -> finding.rule().orElse("")).contains("R6");
  }

  @Test
  void aFailureCarriesTheProvidersWordsAndTheirMemoryIsFreed() {
    assertThatThrownBy(() -> store.openFolder(EntryId.of((byte) 1, (byte) 2), 0))
        .isInstanceOfSatisfying(
            MapiException.class,
            failure -> {
              assertThat(failure.operation()).isEqualTo("IMsgStore::OpenEntry");
              assertThat(failure.detail()).isPresent();
            });
    assertThat(mapi.liveBuffers()).isZero();
  }

  @Test
  void theWrongKindOfObjectIsReleasedAndNamed() {
    EntryId id = store.getReceiveFolder("IPM.Note");
    refused(() -> store.openMessage(id, 0), "MAPI_E_INVALID_OBJECT", "no message but of type 3");
    assertThat(mapi.liveObjects()).containsOnlyKeys("IMAPISession", "IMsgStore");
  }

  @Test
  void valuesThatMapiCannotSayAreRefusedBeforeTheCall() {
    NativeFolder folder = inbox();
    NativeMessage message = keep(folder.createMessage());
    refused(
        () ->
            message.setProps(
                List.of(new PropValue(Pr.MESSAGE_DELIVERY_TIME, java.time.Instant.MIN))),
        "MAPI_E_INVALID_PARAMETER",
        "FILETIME");
    PropTag<Object> unspecified = PropTag.of(0x6700_0000);
    refused(
        () -> message.setProps(List.of(new PropValue(unspecified, "x"))),
        "MAPI_E_INVALID_PARAMETER",
        "UNSPECIFIED");
    assertThat(unspecified.type()).isEqualTo(PropType.UNSPECIFIED);
  }

  @Test
  void aProfileNameThatIsTooLongIsRefusedBeforeTheCall() {
    refused(
        () -> mapi.logonEx("x".repeat(65), ReferenceProvider.LOGON),
        "MAPI_E_INVALID_PARAMETER",
        "at most 64 characters");
  }

  @Test
  void aBigRowSetIsReadWholeAndFreedWhole() {
    NativeFolder folder = inbox();
    NativeTable table = keep(folder.getContentsTable());
    table.setColumns(List.of(Pr.ENTRYID, Pr.SUBJECT, Pr.MESSAGE_DELIVERY_TIME, Pr.MESSAGE_FLAGS));
    int count = table.getRowCount();
    List<List<PropValue>> rows = new ArrayList<>();
    List<List<PropValue>> some;
    do {
      some = table.queryRows(count + 10);
      rows.addAll(some);
      assertThat(mapi.liveBuffers()).isZero();
    } while (!some.isEmpty());
    assertThat(rows).hasSize(count);
    assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(4).noneMatch(PropValue::isError));
  }

  @Test
  void anotherLibraryIsNotLoadedBesideTheFirst(@TempDir Path folder) throws Exception {
    String registered =
        Advapi32Util.registryGetStringValue(
            WinReg.HKEY_LOCAL_MACHINE,
            "SOFTWARE\\Clients\\Mail\\"
                + Advapi32Util.registryGetStringValue(
                    WinReg.HKEY_LOCAL_MACHINE, "SOFTWARE\\Clients\\Mail", ""),
            "DLLPathEx");
    Path copy = Files.copy(Path.of(registered), folder.resolve("second.dll"));
    Win32SubsystemBinding second = Win32SubsystemBinding.open(copy.toString());
    assertThat(second.preflight()).noneMatch(each -> each.severity() == Severity.ERROR);
    assertThatThrownBy(second::load)
        .hasMessageContainingAll("R35", "second.dll", "restart the process");
    assertThat(ReferenceProvider.SERVICE.binding().load()).isSameAs(mapi);
  }

  @Test
  void everyFindingOfPreflightIsInOrderHere() {
    List<Finding> findings = ReferenceProvider.SERVICE.binding().preflight();
    assertThat(findings)
        .extracting(Finding::subject)
        .contains("JVM", "account", "host program", "MAPI library", "JNA's temporary folder");
    assertThat(findings).noneMatch(each -> each.severity() == Severity.ERROR);
  }
}
