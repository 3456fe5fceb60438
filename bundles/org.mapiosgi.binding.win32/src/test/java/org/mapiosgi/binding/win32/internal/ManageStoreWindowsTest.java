// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.platform.win32.Advapi32Util;
import com.sun.jna.platform.win32.WinReg;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.spi.NativeManageStore;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;

/** IExchangeManageStore: the newest version that a store has is taken. */
@Tag("windows")
@Timeout(120)
class ManageStoreWindowsTest {
  private static final String NO_SUCH_VERSION = "=0x80004002";
  private static final String REFUSED = "=0x80040102";
  private static final String STORE_DN = "/o=Reference/cn=Servers/cn=Lane/cn=Microsoft Private MDB";
  private static final String MAILBOX_DN = "/o=Reference/ou=Lane/cn=Recipients/cn=invoices";

  private final NativeMapi mapi = ReferenceProvider.SERVICE.binding().load();
  private final Faults faults = faults();
  private NativeSession session;
  private NativeStore store;

  /** The reference provider's control.cpp. */
  @SuppressWarnings("MethodName") // as it is spelled there
  private interface Faults extends Library {
    boolean MapiRefFaults(String list);
  }

  private static Faults faults() {
    String clients = "SOFTWARE\\Clients\\Mail";
    String client = Advapi32Util.registryGetStringValue(WinReg.HKEY_LOCAL_MACHINE, clients, "");
    String library =
        Advapi32Util.registryGetStringValue(
            WinReg.HKEY_LOCAL_MACHINE, clients + "\\" + client, "DLLPathEx");
    return Native.load(library, Faults.class);
  }

  @BeforeEach
  void logOn() {
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    session = mapi.logonEx("service", ReferenceProvider.LOGON);
    store = ReferenceProvider.openMailbox(session);
  }

  @AfterEach
  void logOff() {
    assertThat(faults.MapiRefFaults("")).isTrue();
    store.release();
    session.logoff(0);
    session.release();
    mapi.uninitialize();
    assertThat(mapi.liveObjects()).isEmpty();
    assertThat(mapi.liveBuffers()).isZero();
  }

  private EntryId created() {
    NativeManageStore manager = store.queryManageStore();
    try {
      return manager.createStoreEntryId(
          STORE_DN, MAILBOX_DN, Optional.of("invoices@example.com"), 0);
    } finally {
      manager.release();
    }
  }

  @Test
  void theNewestVersionIsAskedByProperties() {
    assertThat(faults.MapiRefFaults("IExchangeManageStore::CreateStoreEntryID#1+" + REFUSED))
        .isTrue();
    assertThat(created()).isNotNull();
  }

  @Test
  void eachOlderVersionGivesTheSameIdByNames() {
    EntryId newest = created();
    for (int missing = 1; missing <= 4; missing++) {
      StringBuilder list =
          new StringBuilder("IExchangeManageStore::CreateStoreEntryID2#1+" + REFUSED);
      for (int i = 1; i <= missing; i++) {
        list.append(",IMsgStore::QueryInterface#").append(i).append(NO_SUCH_VERSION);
      }
      assertThat(faults.MapiRefFaults(list.toString())).isTrue();
      assertThat(created()).as("%s versions are missing", missing).isEqualTo(newest);
    }
  }

  @Test
  void aStoreWithoutAnyVersionIsNotOfExchange() {
    assertThat(faults.MapiRefFaults("IMsgStore::QueryInterface#1+" + NO_SUCH_VERSION)).isTrue();
    assertThatThrownBy(store::queryManageStore)
        .hasMessageContaining("MAPI_E_INTERFACE_NOT_SUPPORTED");
  }

  @Test
  void aNameThatTheCodePageCannotSayIsRefused() {
    NativeManageStore manager = store.queryManageStore();
    try {
      assertThatThrownBy(() -> manager.createStoreEntryId(STORE_DN, "/cn=売上", Optional.empty(), 0))
          .hasMessageContaining("MAPI_E_BAD_CHARWIDTH");
    } finally {
      manager.release();
    }
  }
}
