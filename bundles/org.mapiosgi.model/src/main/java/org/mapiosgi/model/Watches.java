// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.internal.store.ScopedStore;
import org.mapiosgi.model.internal.store.WatchedStore;
import org.mapiosgi.model.session.ModelSession;
import org.mapiosgi.model.session.OpenObjects;
import org.mapiosgi.spi.NativeAdviseSink;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps the notifications of a session's places coming, beside those of its default store as a
 * whole. A store stays open as long as one of its places is watched.
 *
 * <p>All methods but {@link #openStores} are for the thread on which the session is logged on.
 */
@ProviderType
public final class Watches {
  private final ModelSession session;
  private final OpenObjects objects;
  private final Map<String, WatchedStore> stores = new LinkedHashMap<>();
  private final Map<WatchedPlace, WatchedStore.Connection> connections = new LinkedHashMap<>();
  private @Nullable Scope scope;
  private volatile int openStores;

  /** Runs a step of the end. If the step fails, the later steps run nevertheless. */
  @FunctionalInterface
  @ProviderType
  public interface Closing {
    /** Runs the step of the named native call. */
    void run(String operation, Runnable step);
  }

  /**
   * Watches nothing so far.
   *
   * @param objects counts what is open
   */
  public Watches(ModelSession session, OpenObjects objects) {
    this.session = session;
    this.objects = objects;
  }

  /** Returns the places that are watched. */
  public Set<WatchedPlace> places() {
    return Set.copyOf(connections.keySet());
  }

  /** Returns how many stores are open beside the default store. Any thread. */
  public int openStores() {
    return openStores;
  }

  /**
   * Begins to watch a place that is not watched.
   *
   * @param eventMask fnev* bits of objects; a table has its own event
   * @param sink makes the receiver from the entry id of the folder or message; from none if it is
   *     the whole store
   * @throws MapiException if the place does not exist, or cannot be watched; nothing is left open
   */
  public void begin(
      WatchedPlace place, int eventMask, Function<Optional<EntryId>, NativeAdviseSink> sink) {
    WatchedStore store = stores.get(place.store());
    if (store == null) {
      store = new WatchedStore(open(place));
      stores.put(place.store(), store);
      countStores();
    }
    try {
      connections.put(place, connect(store, place, eventMask, sink));
    } finally {
      closeIfIdle(place.store());
    }
  }

  private static WatchedStore.Connection connect(
      WatchedStore store,
      WatchedPlace place,
      int eventMask,
      Function<Optional<EntryId>, NativeAdviseSink> sink) {
    Optional<EntryId> object = objectOf(store, place);
    return place.table()
        ? store.watchTable(object.orElseThrow(), sink.apply(object))
        : store.watch(object, eventMask, sink.apply(object));
  }

  private static Optional<EntryId> objectOf(WatchedStore store, WatchedPlace place) {
    if (place.isWholeStore()) {
      return Optional.empty();
    } else if (place.isInbox()) {
      return Optional.of(store.inbox());
    }
    return WatchedPlace.entryId(place.object()).or(() -> Optional.of(store.folder(place.object())));
  }

  private ScopedStore open(WatchedPlace place) {
    Scope own = scope;
    if (own == null) {
      own = new Scope(session, objects);
      scope = own;
    }
    if (place.isDefaultStore()) {
      return ScopedStore.ofSession(own);
    } else if (place.isMailbox()) {
      return ScopedStore.openMailbox(own, mailbox(place.store()));
    }
    return ScopedStore.open(
        own,
        place.isPublicFolders()
            ? publicFolders()
            : WatchedPlace.entryId(place.store())
                .orElseThrow(() -> new IllegalArgumentException("no store: " + place.store())));
  }

  private EntryId mailbox(String address) {
    try (UnitScope brief = new UnitScope(session, objects)) {
      return brief.mailbox(address).entryId(Set.of());
    }
  }

  private EntryId publicFolders() {
    try (UnitScope brief = new UnitScope(session, objects)) {
      return brief
          .publicFoldersId()
          .orElseThrow(
              () ->
                  MapiException.of(
                      "IMAPISession::GetMsgStoresTable",
                      HResult.NOT_FOUND,
                      "the profile has no store of public folders"));
    }
  }

  /** Ends the watch of a place. Even if it throws, the place is no longer watched. */
  public void end(WatchedPlace place) {
    WatchedStore.Connection connection = connections.remove(place);
    try {
      if (connection != null) {
        connection.close();
      }
    } finally {
      closeIfIdle(place.store());
    }
  }

  private void closeIfIdle(String store) {
    WatchedStore open = stores.get(store);
    if (open != null && connections.keySet().stream().noneMatch(at -> at.store().equals(store))) {
      stores.remove(store);
      countStores();
      open.close();
    }
  }

  private void countStores() {
    openStores = (int) stores.values().stream().filter(WatchedStore::isOwn).count();
  }

  /** Ends all watches and releases what is open. */
  public void close(Closing closing) {
    connections.values().forEach(each -> closing.run(each.operation(), each::close));
    connections.clear();
    stores.clear();
    countStores();
    Scope own = scope;
    if (own != null) {
      scope = null;
      own.close();
    }
  }
}
