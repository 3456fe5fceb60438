// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeTable;

/** A store that is open for its notifications. */
public final class WatchedStore {
  private final ScopedStore store;

  /** An advise connection. */
  public interface Connection {
    /** Returns the native call that ends it. */
    String operation();

    /** Ends it, and releases what it needed. */
    void close();
  }

  /** Takes over a store. */
  public WatchedStore(ScopedStore store) {
    this.store = store;
  }

  /** Returns the folder that receives mail. */
  public EntryId inbox() {
    return idOf(store.inbox());
  }

  /**
   * Finds a folder by its path.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if there is none
   */
  public EntryId folder(String path) {
    return idOf(store.folder(path));
  }

  private static EntryId idOf(Folder opened) {
    try (opened) {
      return opened.entryId();
    }
  }

  /**
   * Begins to watch.
   *
   * @param object a folder or message; empty for the whole store
   */
  public Connection watch(Optional<EntryId> object, int eventMask, NativeAdviseSink sink) {
    long number = store.object().advise(object, eventMask, sink);
    return new Connection() {
      @Override
      public String operation() {
        return "IMsgStore::Unadvise";
      }

      @Override
      public void close() {
        store.object().unadvise(number);
      }
    };
  }

  /** Begins to watch the contents table of a folder, which stays open. */
  public Connection watchTable(EntryId id, NativeAdviseSink sink) {
    ScopedFolder folder = store.folder(id);
    NativeTable table;
    long number;
    try {
      table = folder.openContents();
      // Rows in a notification have the columns that are set.
      table.setColumns(List.of(Pr.INSTANCE_KEY, Pr.ENTRYID));
      number = table.advise(sink);
    } catch (RuntimeException | Error e) {
      folder.close();
      throw e;
    }
    return new Connection() {
      @Override
      public String operation() {
        return "IMAPITable::Unadvise";
      }

      @Override
      public void close() {
        try {
          table.unadvise(number);
        } finally {
          folder.close();
        }
      }
    };
  }

  /** Returns whether it is another store than the session's default store. */
  public boolean isOwn() {
    return store.isOwn();
  }

  /** Releases the store, unless it is the session's default store. */
  public void close() {
    store.close();
  }
}
