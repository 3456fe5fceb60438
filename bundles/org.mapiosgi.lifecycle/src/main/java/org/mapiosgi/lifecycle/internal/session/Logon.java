// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.error.RetryClass;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.StoreSupport;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.lifecycle.internal.ServiceMode;
import org.mapiosgi.lifecycle.internal.account.Losses;
import org.mapiosgi.lifecycle.internal.account.Quotas;
import org.mapiosgi.model.Watches;
import org.mapiosgi.model.raw.PropertyAccess;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.model.session.ModelSession;
import org.mapiosgi.model.session.NamedIds;
import org.mapiosgi.model.session.OpenObjects;
import org.mapiosgi.model.session.Quota;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds a logged-on session with the things that live as long as it does: the default store, its
 * advise connection, the other watches, and the identity. Made and closed on one lane.
 */
public final class Logon implements ModelSession, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Logon.class);
  private static final int STORE_FLAGS =
      NativeSession.MDB_NO_DIALOG | NativeSession.MDB_NO_MAIL | NativeSession.MDB_WRITE;
  private static final int MAILBOX_FLAGS =
      NativeSession.MDB_NO_DIALOG
          | NativeSession.MDB_NO_MAIL
          | NativeSession.MDB_TEMPORARY
          | NativeStore.MAPI_BEST_ACCESS;

  /** The kinds of events that every advise connection to a store asks for. */
  static final int EVENTS =
      MapiEvent.Kind.CRITICAL_ERROR.mask()
          | MapiEvent.Kind.NEW_MAIL.mask()
          | MapiEvent.Kind.CREATED.mask()
          | MapiEvent.Kind.DELETED.mask()
          | MapiEvent.Kind.MODIFIED.mask()
          | MapiEvent.Kind.MOVED.mask()
          | MapiEvent.Kind.COPIED.mask()
          | MapiEvent.Kind.SEARCH_COMPLETE.mask();

  private final String name;
  private final ServiceMode mode;
  private final NativeSession session;
  private final Quotas.OfSession quotas;
  private final int readLimit;
  private final NamedIds namedIds = new NamedIds();
  private final OpenObjects objects = new OpenObjects();
  private final Watches watches = new Watches(this, objects);

  /** Null before the store is open, and after it was released. */
  private @Nullable NativeStore store;

  /* open() sets these before it returns the logon. */
  @SuppressWarnings("NullAway.Init")
  private EntryId storeId;

  @SuppressWarnings("NullAway.Init")
  private EntryId inboxId;

  @SuppressWarnings("NullAway.Init")
  private Identity identity;

  private long connection;
  private boolean advised;
  private volatile String withoutEvents = "";
  private final List<String> refused = new ArrayList<>();

  private Logon(
      String name,
      ServiceMode mode,
      NativeSession session,
      Quotas.OfSession quotas,
      int readLimit) {
    this.name = name;
    this.mode = mode;
    this.session = session;
    this.quotas = quotas;
    this.readLimit = readLimit;
    objects.opened(session);
  }

  /**
   * Logs on, opens the default store and asks for its notifications. On a lane's thread.
   *
   * @param quotas the limits that count its objects
   * @param readLimit how many bytes of one property value are read whole, at the most
   * @param sink called on the primary pump
   * @param events whether the logon fails if the store refuses to notify
   * @throws MapiException if any of it fails; nothing is left open
   */
  public static Logon open(
      NativeMapi mapi,
      String name,
      String profile,
      ServiceMode mode,
      Quotas.OfSession quotas,
      int readLimit,
      NativeAdviseSink sink,
      boolean events) {
    Quota sessions = quotas.of(Counted.SESSION);
    sessions.take("MAPILogonEx");
    NativeSession session;
    try {
      session = ProfileLogon.logonEx(mapi, profile, mode);
    } catch (RuntimeException | Error e) {
      sessions.give();
      throw e;
    }
    Logon logon = new Logon(name, mode, session, quotas, readLimit);
    try {
      logon.openDefaultStore();
      logon.identity = IdentityReader.read(name, session);
      logon.advise(sink, events);
      return logon;
    } catch (RuntimeException | Error e) {
      logon.close();
      throw e;
    }
  }

  private void openDefaultStore() {
    storeId = defaultStoreId(session);
    Quota stores = quotas.of(Counted.STORE);
    stores.take("IMAPISession::OpenMsgStore");
    NativeStore opened;
    try {
      opened = session.openMsgStore(storeId, STORE_FLAGS);
    } catch (RuntimeException | Error e) {
      stores.give();
      throw e;
    }
    store = opened;
    objects.opened(opened);
    inboxId = opened.getReceiveFolder("IPM.Note");
  }

  private static EntryId defaultStoreId(NativeSession session) {
    AtomicReference<EntryId> found = new AtomicReference<>();
    NativeTable table = session.getMsgStoresTable();
    try {
      TableReader.readAll(
          table,
          row -> {
            if (row.get(Pr.DEFAULT_STORE, false)) {
              found.set(row.get(Pr.ENTRYID));
            }
          },
          Pr.ENTRYID,
          Pr.DEFAULT_STORE);
    } finally {
      table.release();
    }
    EntryId id = found.get();
    if (id == null) {
      throw MapiException.of(
          "IMAPISession::GetMsgStoresTable",
          HResult.NOT_FOUND,
          "the profile has no default message store; give it one with Outlook or the Mail control"
              + " panel");
    }
    return id;
  }

  private void advise(NativeAdviseSink sink, boolean required) {
    Optional<Set<StoreSupport>> support =
        PropertyAccess.find(defaultStore(), Pr.STORE_SUPPORT_MASK);
    if (support.isPresent() && !support.get().contains(StoreSupport.NOTIFY_OK)) {
      LOG.warn("session={} the store does not notify (R18); listeners will hear nothing", name);
      return;
    }
    try {
      connection = defaultStore().advise(Optional.empty(), EVENTS, sink);
      advised = true;
    } catch (MapiException e) {
      if (required || e.retry() == RetryClass.RECONNECT) {
        throw e;
      }
      LOG.warn("session={} the store refuses to notify: {}", name, e.getMessage());
      withoutEvents = Objects.requireNonNullElse(e.getMessage(), e.toString());
    }
  }

  /**
   * Returns the reason why the store does not notify although it should; empty if it does. Any
   * thread.
   */
  String withoutEvents() {
    return withoutEvents;
  }

  /** The calls of {@link #close} that the provider refused, each with its answer. */
  List<String> refusedCalls() {
    return refused;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Identity identity() {
    return identity;
  }

  /** The receive folder of the default store. */
  public EntryId inboxId() {
    return inboxId;
  }

  /** The objects that the session keeps open. Any thread. */
  public OpenObjects objects() {
    return objects;
  }

  /** The objects that are watched beside the default store as a whole. On the lane. */
  Watches watches() {
    return watches;
  }

  @Override
  public Quota quota(Counted kind) {
    return quotas.of(kind);
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
    return mode.hasSpooler();
  }

  @Override
  public NativeSession nativeSession() {
    return session;
  }

  @Override
  public NativeStore defaultStore() {
    return Objects.requireNonNull(store, "the store is open until close()");
  }

  @Override
  public EntryId defaultStoreId() {
    return storeId;
  }

  @Override
  public NativeStore openStore(EntryId id) {
    return session.openMsgStore(id, STORE_FLAGS);
  }

  @Override
  public NativeStore openMailbox(EntryId id) {
    return session.openMsgStore(id, MAILBOX_FLAGS);
  }

  /**
   * Counts the messages that are on their way out in the default store. On the lane.
   *
   * @throws MapiException if the Outbox cannot be read
   */
  public int submitted() {
    return Outbox.submitted(defaultStore());
  }

  /**
   * Calls the server with a question that a provider cannot answer from its cache.
   *
   * @throws MapiException if the server does not answer
   */
  public void probe() {
    PropValue size = defaultStore().getProps(List.of(Pr.MESSAGE_SIZE)).get(0);
    if (size.isError() && ((HResult) size.value()).retry() != RetryClass.CALLER) {
      throw MapiException.of("IMsgStore::GetProps " + Pr.MESSAGE_SIZE, (HResult) size.value());
    }
  }

  /**
   * Unadvises, releases the store, logs off and releases the session (R13-R15). A failure does not
   * stop the rest; on a lost session failures are expected.
   */
  @Override
  public void close() {
    watches.close(this::quietly);
    NativeStore open = store;
    if (open != null) {
      if (advised) {
        advised = false;
        quietly("IMsgStore::Unadvise", () -> open.unadvise(connection));
      }
      quietly("IMsgStore::Release", open::release);
      objects.released(open);
      quotas.of(Counted.STORE).give();
      store = null;
    }
    quietly("IMAPISession::Logoff", () -> session.logoff(0));
    quietly("IMAPISession::Release", session::release);
    objects.released(session);
    quotas.of(Counted.SESSION).give();
  }

  private void quietly(String operation, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.warn("session={} {} on the way down: {}", name, operation, e.getMessage());
      // Expected on a lost session.
      if (!(e instanceof MapiException answer && answer.retry() == RetryClass.RECONNECT)) {
        refused.add(operation + ": " + e.getMessage());
      }
    } catch (Error e) {
      // The later steps must still be tried.
      LOG.error("session={} {} on the way down", name, operation, e);
    }
  }

  /**
   * Notes that the lane's thread ended without {@link #close()}. No other thread may call close
   * (R6). The session and its store stay open in this process and on the server, so they still
   * count for the limits (R14, R26).
   */
  public void writeOff(String lane, Losses losses) {
    losses.ofLane(name, lane, objects);
    int stores = watches.openStores() + (store == null ? 0 : 1);
    for (int i = 0; i < stores; i++) {
      quotas.of(Counted.STORE).lose();
    }
    quotas.of(Counted.SESSION).lose();
  }
}
