// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.lifecycle.internal.account.Counted;
import org.mapiosgi.lifecycle.internal.account.OpenObjects;
import org.mapiosgi.lifecycle.internal.account.Quota;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one unit of work has opened. Leaks are impossible by construction: whatever the facades open
 * is handed to {@link #own}, and {@link #close} releases it in reverse.
 */
public final class Scope implements MapiScope, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Scope.class);

  private final Logon logon;
  private final Thread owner = Thread.currentThread();
  private final Deque<Held> open = new ArrayDeque<>();
  private final OpenObjects objects;
  private final StoreFacade defaultStore;
  private volatile boolean ended;

  /** An object to be released, with what it was opened from and the limit that it counts for. */
  private record Held(NativeObject object, NativeObject parent, Optional<Quota> quota) {}

  /**
   * A scope of the calling thread, which is the only one that may use it.
   *
   * @param objects an account of what it has open, for others to look at
   */
  public Scope(Logon logon, OpenObjects objects) {
    this.logon = logon;
    this.objects = objects;
    this.defaultStore = new StoreFacade(this, logon.store(), false);
  }

  Logon logon() {
    return logon;
  }

  NativeSession session() {
    check();
    return logon.session();
  }

  /**
   * Refuses a call that must not reach native code.
   *
   * @throws IllegalStateException on another thread, or after the end
   */
  void check() {
    if (ended) {
      throw new IllegalStateException(
          "the unit of work of session '"
              + logon.name()
              + "' has ended, and what was opened in it is released; keep the entry id and open the"
              + " object again");
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException(
          "MAPI objects of this unit of work belong to thread '"
              + owner.getName()
              + "', and this is '"
              + Thread.currentThread().getName()
              + "'; submit a unit of work instead");
    }
  }

  /**
   * Makes an object one of those that the end releases.
   *
   * @param parent what it was opened from, which is released after it (R14)
   */
  <O extends NativeObject> O own(NativeObject parent, O object) {
    return hold(object, parent, Optional.empty());
  }

  /**
   * Opens an object that a limit is set for, and makes it one of those that the end releases.
   *
   * @param parent what it is opened from, which is released after it (R14)
   * @param operation the call
   * @throws MapiException where it would be one too many, before the call
   */
  <O extends NativeObject> O open(
      NativeObject parent, Counted kind, String operation, Supplier<O> call) {
    Quota quota = logon.quotas().of(kind);
    quota.take(operation);
    O object;
    try {
      object = call.get();
    } catch (RuntimeException | Error e) {
      quota.give();
      throw e;
    }
    return hold(object, parent, Optional.of(quota));
  }

  private <O extends NativeObject> O hold(O object, NativeObject parent, Optional<Quota> quota) {
    open.push(new Held(object, parent, quota));
    objects.opened(object);
    return object;
  }

  /** Releases an object before the end, and before it what was opened from it, the last first. */
  void release(NativeObject object) {
    check();
    Set<NativeObject> within = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Held> going = new ArrayDeque<>();
    // From the first one on: what an object was opened from was there before it.
    for (Iterator<Held> all = open.descendingIterator(); all.hasNext(); ) {
      Held held = all.next();
      if (held.object() == object || within.contains(held.parent())) {
        within.add(held.object());
        going.push(held);
      }
    }
    for (Held held : going) {
      open.remove(held);
      release(held);
    }
  }

  /** One whose Release fails stays in the account, as what the unit of work has left behind. */
  private void release(Held held) {
    try {
      held.object().release();
      objects.released(held.object());
    } finally {
      held.quota().ifPresent(Quota::give);
    }
  }

  /** Ends the unit of work; on the owner's thread. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      Held held = open.pop();
      try {
        release(held);
      } catch (RuntimeException | Error e) {
        // What was opened before it must be released all the same.
        LOG.warn("session={} could not release {}", logon.name(), held.object().interfaceName(), e);
      }
    }
    ended = true;
  }

  @Override
  public MessageStore defaultStore() {
    check();
    return defaultStore;
  }

  @Override
  public MessageStore store(EntryId store) {
    check();
    return store.equals(logon.storeId())
        ? defaultStore
        : new StoreFacade(
            this,
            open(
                logon.session(),
                Counted.STORE,
                "IMAPISession::OpenMsgStore",
                () -> logon.openStore(store)),
            true);
  }

  @Override
  public List<Row> stores() {
    NativeTable table = own(logon.session(), session().getMsgStoresTable());
    try {
      table.setColumns(List.of(Pr.ENTRYID, Pr.DISPLAY_NAME, Pr.DEFAULT_STORE, Pr.MDB_PROVIDER));
      List<Row> rows = new ArrayList<>();
      TableFacade.readAll(table, row -> rows.add(row));
      return rows;
    } finally {
      release(table);
    }
  }

  @Override
  public Identity identity() {
    check();
    return logon.identity();
  }

  @Override
  public Folder folder(EntryId folder) {
    return defaultStore().folder(folder);
  }

  @Override
  public Message message(EntryId message) {
    return defaultStore().message(message);
  }
}
