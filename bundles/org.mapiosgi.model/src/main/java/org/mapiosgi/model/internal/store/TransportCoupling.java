// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import static org.mapiosgi.api.store.SubmitVerdict.Coupling.COUPLED_SERVER;
import static org.mapiosgi.api.store.SubmitVerdict.Coupling.COUPLED_TRANSPORT;
import static org.mapiosgi.api.store.SubmitVerdict.Coupling.UNCOUPLED;
import static org.mapiosgi.api.store.SubmitVerdict.Coupling.UNKNOWN;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.api.store.SubmitVerdict;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/**
 * Finds whether a message that is submitted to a store can leave it without a spooler (R19).
 *
 * <p>With MAPI_NO_MAIL the status table has no transport rows. So the store's provider is looked at
 * first: the server of an Exchange store (PR_MDB_PROVIDER, EdkMdb.h) sends its mail.
 */
final class TransportCoupling {
  private static final Map<Binary, String> SERVER_PROVIDERS =
      Map.of(
          Binary.ofHex("5494A1C0297F101BA58708002B2A2517"), "an Exchange mailbox",
          Binary.ofHex("9EB4770074E411CE8C5E00AA004254E2"), "an Exchange mailbox of another user");
  private static final PropTag<EntryId> OWN_STORE_ENTRYID = PropTag.entryId(0x3E06);
  private static final int STATUS_OWN_STORE = 0x100;

  private TransportCoupling() {}

  static SubmitVerdict of(NativeSession session, NativeStore store) {
    Optional<Set<StoreSupport>> support = PropertyAccess.find(store, Pr.STORE_SUPPORT_MASK);
    if (support.isPresent() && !support.get().contains(StoreSupport.SUBMIT_OK)) {
      return SubmitVerdict.of(
          UNCOUPLED, "PR_STORE_SUPPORT_MASK says that the store takes no submissions");
    }
    Optional<Binary> provider = PropertyAccess.find(store, Pr.MDB_PROVIDER);
    Optional<String> server = provider.map(SERVER_PROVIDERS::get);
    if (server.isPresent()) {
      return SubmitVerdict.of(COUPLED_SERVER, "PR_MDB_PROVIDER says that it is " + server.get());
    }
    if (ownedByTransport(session, PropertyAccess.find(store, Pr.ENTRYID))) {
      return SubmitVerdict.of(
          COUPLED_TRANSPORT, "a transport in the status table owns the store (STATUS_OWN_STORE)");
    }
    return provider.isEmpty()
        ? SubmitVerdict.of(UNKNOWN, "the store has no PR_MDB_PROVIDER and no transport owns it")
        : SubmitVerdict.of(
            UNCOUPLED,
            "its provider " + provider.get() + " is no server's and no transport owns it");
  }

  private static boolean ownedByTransport(NativeSession session, Optional<EntryId> store) {
    NativeTable table;
    try {
      table = session.getStatusTable();
    } catch (MapiException e) {
      if (e.retry() != RetryClass.CALLER) {
        // An error of a lost session or of a busy server says nothing about the store.
        throw e;
      }
      // Under MAPI_NO_MAIL some providers have no status table. Then no transport reports an owner.
      return false;
    }
    try {
      AtomicBoolean owned = new AtomicBoolean();
      TableReader.readAll(
          table,
          row -> {
            if ((row.get(Pr.RESOURCE_FLAGS, 0) & STATUS_OWN_STORE) != 0
                && store.isPresent()
                && store.equals(row.find(OWN_STORE_ENTRYID))) {
              owned.set(true);
            }
          },
          Pr.RESOURCE_FLAGS,
          OWN_STORE_ENTRYID);
      return owned.get();
    } finally {
      table.release();
    }
  }
}
