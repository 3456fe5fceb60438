// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.util.List;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.api.store.Row;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way in to a session during one unit of work.
 *
 * <p>Everything opened through it belongs to it and is released at its end, children first (R13,
 * R14). A call on another thread, or after the end, throws {@link IllegalStateException} before any
 * native code is reached.
 */
@ProviderType
public interface MapiScope {
  /** The store that the profile names as its default. */
  MessageStore defaultStore();

  /**
   * Another store of the profile.
   *
   * @param store its entry id, from {@link #stores()}
   */
  MessageStore store(EntryId store);

  /**
   * The profile's message stores: PR_ENTRYID, PR_DISPLAY_NAME, PR_DEFAULT_STORE, PR_MDB_PROVIDER.
   */
  List<Row> stores();

  /** Who the session is. */
  Identity identity();

  /** A folder of the default store. */
  Folder folder(EntryId folder);

  /** A message of the default store, to read and to change. */
  Message message(EntryId message);
}
