// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.api.store.SubmitVerdict.Coupling;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** The verdict for every kind of store, of which the emulator has only two. */
class TransportCouplingTest {
  private static final EntryId STORE = EntryId.of((byte) 1);
  private static final EntryId OTHER_STORE = EntryId.of((byte) 2);
  private static final PropTag<EntryId> OWN_STORE_ENTRYID = PropTag.entryId(0x3E06);
  private static final int STATUS_OWN_STORE = 0x100;

  /** As in EdkMdb.h: pbExchangeProviderPrimaryUserGuid and pbExchangeProviderDelegateGuid. */
  private static final Binary PRIMARY = Binary.ofHex("5494A1C0297F101BA58708002B2A2517");

  private static final Binary DELEGATE = Binary.ofHex("9EB4770074E411CE8C5E00AA004254E2");
  private static final Binary PST = Binary.ofHex("4E495441F9BFB80100AA0037D96E0000");

  private final Map<Integer, PropValue> properties = new HashMap<>();
  private final List<List<PropValue>> status = new ArrayList<>();
  private final AtomicInteger tablesOpen = new AtomicInteger();
  private HResult noTable;

  private TransportCouplingTest() {
    has(Pr.ENTRYID.with(STORE));
    has(Pr.STORE_SUPPORT_MASK.with(Set.of(StoreSupport.SUBMIT_OK)));
  }

  private void has(PropValue value) {
    properties.put(value.tag().id(), value);
  }

  private void transport(int flags, EntryId store) {
    status.add(List.of(Pr.RESOURCE_FLAGS.with(flags), OWN_STORE_ENTRYID.with(store)));
  }

  private static <T> T fake(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private NativeTable statusTable() {
    if (noTable != null) {
      throw MapiException.of("IMAPISession::GetStatusTable", noTable);
    }
    tablesOpen.incrementAndGet();
    List<List<PropValue>> unread = new ArrayList<>(status);
    return fake(
        NativeTable.class,
        (proxy, method, args) -> {
          if (method.getName().equals("queryRows")) {
            Object[][] rows =
                unread.stream()
                    .map(row -> row.stream().map(PropValue::value).toArray())
                    .toArray(Object[][]::new);
            unread.clear();
            return new NativeRows(List.of(Pr.RESOURCE_FLAGS, OWN_STORE_ENTRYID), rows);
          }
          if (method.getName().equals("release")) {
            tablesOpen.decrementAndGet();
          }
          return null;
        });
  }

  private SubmitVerdict verdict() {
    NativeSession session =
        fake(
            NativeSession.class,
            (proxy, method, args) -> {
              assertThat(method.getName()).isEqualTo("getStatusTable");
              return statusTable();
            });
    NativeStore store =
        fake(
            NativeStore.class,
            (proxy, method, args) -> {
              assertThat(method.getName()).isEqualTo("getProps");
              PropTag<?> tag = (PropTag<?>) ((List<?>) args[0]).get(0);
              return List.of(
                  properties.getOrDefault(tag.id(), PropValue.error(tag, HResult.NOT_FOUND)));
            });
    SubmitVerdict verdict = TransportCoupling.of(session, store);
    assertThat(tablesOpen).as("status tables left open").hasValue(0);
    return verdict;
  }

  private void is(Coupling coupling, boolean allowed, String evidence) {
    SubmitVerdict verdict = verdict();
    assertThat(verdict.coupling()).isEqualTo(coupling);
    assertThat(verdict.allowed()).isEqualTo(allowed);
    assertThat(verdict.evidence()).contains(evidence);
  }

  @Test
  void anExchangeMailboxIsSentByItsServerWhateverTheStatusTableSays() {
    noTable = HResult.NO_SUPPORT;
    has(Pr.MDB_PROVIDER.with(PRIMARY));
    is(Coupling.COUPLED_SERVER, true, "PR_MDB_PROVIDER says that it is an Exchange mailbox");
    has(Pr.MDB_PROVIDER.with(DELEGATE));
    is(Coupling.COUPLED_SERVER, true, "an Exchange mailbox of another user");
  }

  @Test
  void aStoreThatATransportOwnsIsSentByIt() {
    has(Pr.MDB_PROVIDER.with(PST));
    transport(0, OTHER_STORE);
    transport(STATUS_OWN_STORE, STORE);
    is(Coupling.COUPLED_TRANSPORT, true, "STATUS_OWN_STORE");
    properties.remove(Pr.MDB_PROVIDER.id());
    is(Coupling.COUPLED_TRANSPORT, true, "STATUS_OWN_STORE");
  }

  @Test
  void aTransportOfAnotherStoreOrWithoutTheFlagOwnsNothing() {
    has(Pr.MDB_PROVIDER.with(PST));
    transport(STATUS_OWN_STORE, OTHER_STORE);
    transport(0, STORE);
    is(Coupling.UNCOUPLED, false, "its provider " + PST + " is no server's");
  }

  @Test
  void aStoreThatTakesNoSubmissionsIsUncoupledEvenWhereItIsAServers() {
    has(Pr.MDB_PROVIDER.with(PRIMARY));
    has(Pr.STORE_SUPPORT_MASK.with(Set.of(StoreSupport.NOTIFY_OK)));
    is(Coupling.UNCOUPLED, false, "PR_STORE_SUPPORT_MASK");
  }

  @Test
  void aStoreOfWhichNothingIsKnownIsNotSubmittedTo() {
    properties.clear();
    is(Coupling.UNKNOWN, false, "no PR_MDB_PROVIDER and no transport owns it");
    noTable = HResult.NO_SUPPORT;
    is(Coupling.UNKNOWN, false, "no PR_MDB_PROVIDER");
  }

  @Test
  void aLostSessionIsNoVerdict() {
    has(Pr.MDB_PROVIDER.with(PST));
    noTable = HResult.END_OF_SESSION;
    assertThatThrownBy(this::verdict)
        .isInstanceOf(MapiException.class)
        .hasMessageContaining("MAPI_E_END_OF_SESSION");
  }
}
