// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.jmh;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.session.ModelSession;
import org.mapiosgi.model.session.NamedIds;
import org.mapiosgi.model.session.OpenObjects;
import org.mapiosgi.model.session.Quota;
import org.mapiosgi.model.session.SessionIdentity;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** Runs units of work on an emulator with an empty mailbox, on one thread. */
final class EmulatedUnits implements ModelSession, AutoCloseable {
  private static final int STORE =
      NativeSession.MDB_NO_DIALOG | NativeSession.MDB_NO_MAIL | NativeSession.MDB_WRITE;

  private final ExecutorService lane;
  private final NamedIds namedIds = new NamedIds();
  private final NativeMapi mapi;
  private final NativeSession session;
  private final EntryId storeId;
  private final NativeStore store;

  /** Logs on, on the thread of the lane. */
  private EmulatedUnits(ExecutorService lane) {
    this.lane = lane;
    MapiEmulator emulator = Emulators.open();
    mapi = emulator.load();
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    mapi.oleInitialize();
    session = mapi.logonEx(emulator.settings().profile(), ServiceMode.SERVICE.logonFlags());
    storeId = defaultStoreOf(session);
    store = session.openMsgStore(storeId, STORE);
  }

  /** Logs on. */
  static EmulatedUnits open() {
    ExecutorService lane = Executors.newSingleThreadExecutor();
    return on(lane, () -> new EmulatedUnits(lane));
  }

  private static EntryId defaultStoreOf(NativeSession session) {
    NativeTable table = session.getMsgStoresTable();
    try {
      table.setColumns(List.of(Pr.ENTRYID));
      table.restrict(Restriction.is(Pr.DEFAULT_STORE, true));
      PropValue id = table.queryRows(1).get(0).get(0);
      return Pr.ENTRYID.valueType().fromWire(id.value());
    } finally {
      table.release();
    }
  }

  /** Runs a unit of work. */
  <T> T call(Function<UnitScope, T> task) {
    return on(
        lane,
        () -> {
          try (UnitScope unit = new UnitScope(this, new OpenObjects())) {
            return task.apply(unit);
          }
        });
  }

  private static <T> T on(ExecutorService lane, Callable<T> work) {
    try {
      return lane.submit(work).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    Boolean ended =
        on(
            lane,
            () -> {
              store.release();
              session.logoff(0);
              session.release();
              mapi.oleUninitialize();
              mapi.uninitialize();
              return true;
            });
    if (ended) {
      lane.shutdown();
    }
  }

  @Override
  public String name() {
    return "benchmark";
  }

  @Override
  public NativeSession nativeSession() {
    return session;
  }

  @Override
  public NativeStore defaultStore() {
    return store;
  }

  @Override
  public EntryId defaultStoreId() {
    return storeId;
  }

  @Override
  public Identity identity() {
    return SessionIdentity.UNKNOWN;
  }

  @Override
  public NativeStore openStore(EntryId id) {
    return session.openMsgStore(id, STORE);
  }

  @Override
  public NativeStore openMailbox(EntryId id) {
    return openStore(id);
  }

  @Override
  public boolean hasSpooler() {
    return false;
  }

  @Override
  public int readLimit() {
    return PropertyAccess.READ_LIMIT;
  }

  @Override
  public NamedIds namedIds() {
    return namedIds;
  }

  @Override
  public Quota quota(Counted kind) {
    return new Quota(kind, name(), kind.most());
  }
}
