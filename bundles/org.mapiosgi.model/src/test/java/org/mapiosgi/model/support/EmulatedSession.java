// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.support;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.model.UnitScope;
import org.mapiosgi.model.raw.TableReader;
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

/**
 * Logs on to an emulator on the calling thread, as a service does, and opens scopes on the session.
 *
 * <p>Only the thread that opened it may use it and its scopes. {@link #close} logs off, gives MAPI
 * back, and fails if something is left open or a rule was broken.
 */
public final class EmulatedSession implements ModelSession, AutoCloseable {
  /** The name that error texts call the session by. */
  public static final String NAME = "test";

  private static final int LOGON_FLAGS =
      NativeMapi.MAPI_EXTENDED
          | NativeMapi.MAPI_NEW_SESSION
          | NativeMapi.MAPI_EXPLICIT_PROFILE
          | NativeMapi.MAPI_NO_MAIL
          | NativeMapi.MAPI_NT_SERVICE
          | NativeMapi.MAPI_UNICODE;
  private static final int STORE_FLAGS =
      NativeSession.MDB_NO_DIALOG | NativeSession.MDB_NO_MAIL | NativeSession.MDB_WRITE;
  private static final int MAILBOX_FLAGS =
      NativeSession.MDB_NO_DIALOG
          | NativeSession.MDB_NO_MAIL
          | NativeSession.MDB_TEMPORARY
          | NativeStore.MAPI_BEST_ACCESS;

  private final MapiEmulator emulator;
  private final NativeMapi mapi;
  private final NativeSession session;
  private final EntryId storeId;
  private final NativeStore store;
  private final NamedIds namedIds = new NamedIds();
  private int readLimit = 16 << 20;
  private final OpenObjects objects = new OpenObjects();
  private final Map<Counted, Quota> quotas = new EnumMap<>(Counted.class);

  private EmulatedSession(MapiEmulator emulator) {
    this.emulator = emulator;
    mapi = emulator.load();
    mapi.initialize(NativeMapi.MAPI_NT_SERVICE);
    mapi.oleInitialize();
    session = mapi.logonEx(emulator.settings().profile(), LOGON_FLAGS);
    storeId = defaultStoreOf(session);
    store = session.openMsgStore(storeId, STORE_FLAGS);
    for (Counted kind : Counted.values()) {
      limit(kind, kind.most());
    }
  }

  /** Logs on to a new emulator with an empty Inbox. */
  public static EmulatedSession open() {
    return open(EmulatorSettings.defaults());
  }

  /** Logs on to a new emulator. */
  public static EmulatedSession open(EmulatorSettings settings) {
    return new EmulatedSession(Emulators.open(settings));
  }

  private static EntryId defaultStoreOf(NativeSession session) {
    NativeTable table = session.getMsgStoresTable();
    try {
      EntryId[] found = new EntryId[1];
      TableReader.readAll(
          table,
          (Row row) -> {
            if (row.get(Pr.DEFAULT_STORE, false)) {
              found[0] = row.get(Pr.ENTRYID);
            }
          },
          Pr.ENTRYID,
          Pr.DEFAULT_STORE);
      return found[0];
    } finally {
      table.release();
    }
  }

  /** Returns the emulator, to deliver mail, to set faults and to look at calls. */
  public MapiEmulator emulator() {
    return emulator;
  }

  /** Opens a scope, which the caller closes. */
  public UnitScope scope() {
    return new UnitScope(this, objects);
  }

  /** Returns what the scopes have open. */
  public OpenObjects objects() {
    return objects;
  }

  /**
   * Limits a kind of object from now on.
   *
   * @param most 0: any number
   */
  public void limit(Counted kind, int most) {
    quotas.put(kind, new Quota(kind, kind.ofProcess() ? "" : NAME, most));
  }

  @Override
  public String name() {
    return NAME;
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
    return new SessionIdentity(
        Optional.empty(), MapiEmulator.DEFAULT_DISPLAY_NAME, MapiEmulator.DEFAULT_ADDRESS);
  }

  @Override
  public NativeStore openStore(EntryId id) {
    return session.openMsgStore(id, STORE_FLAGS);
  }

  @Override
  public NativeStore openMailbox(EntryId id) {
    return session.openMsgStore(id, MAILBOX_FLAGS);
  }

  /** Sets how many bytes of a value are read whole from now on. */
  public void readLimit(int bytes) {
    readLimit = bytes;
  }

  @Override
  public int readLimit() {
    return readLimit;
  }

  @Override
  public NamedIds namedIds() {
    return namedIds;
  }

  @Override
  public boolean hasSpooler() {
    return false;
  }

  @Override
  public Quota quota(Counted kind) {
    return quotas.get(kind);
  }

  @Override
  public void close() {
    store.release();
    session.logoff(0);
    session.release();
    mapi.oleUninitialize();
    mapi.uninitialize();
    List<Finding> broken = mapi.violations();
    if (!mapi.liveObjects().isEmpty() || mapi.liveBuffers() > 0 || !broken.isEmpty()) {
      throw new AssertionError(
          "left open: "
              + mapi.liveObjects()
              + " and "
              + mapi.liveBuffers()
              + " buffers; broken rules: "
              + broken);
    }
    for (Quota quota : quotas.values()) {
      if (quota.used() != 0) {
        throw new AssertionError(quota.used() + " " + quota.kind().words() + " are still counted");
      }
    }
  }
}
