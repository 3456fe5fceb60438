// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.Message;
import org.mapiosgi.api.store.MessageStore;
import org.mapiosgi.api.store.Table;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Gives a unit of work its session's stores, folders and messages.
 *
 * <p>When the unit of work ends, the product releases everything that was opened through the scope,
 * children first (R13, R14). A call on another thread, or after the end, throws {@link
 * IllegalStateException} before it reaches native code.
 */
@ProviderType
public interface MapiScope {
  /** Returns the store that the profile names as its default. */
  MessageStore defaultStore();

  /**
   * Opens another store of the profile.
   *
   * @param store its entry id, from {@link #stores()}
   */
  MessageStore store(EntryId store);

  /**
   * Returns the table of the profile's message stores. Its default columns are PR_ENTRYID,
   * PR_DISPLAY_NAME, PR_DEFAULT_STORE and PR_MDB_PROVIDER.
   */
  Table stores();

  /** Returns the user that the session is logged on as. */
  Identity identity();

  /** Opens the folder of the default store that receives mail. */
  default Folder inbox() {
    return defaultStore().inbox();
  }

  /** Opens a folder of the default store by its entry id. */
  default Folder folder(EntryId folder) {
    return defaultStore().folder(folder);
  }

  /**
   * Opens a folder of the default store by its path below the folders that a user sees, for example
   * {@code Inbox/Done}. See {@link Folder#folder(String)}.
   */
  default Folder folder(String path) {
    return defaultStore().folder(path);
  }

  /** Opens a message of the default store, to read and to change. */
  default Message message(EntryId message) {
    return defaultStore().message(message);
  }
}
