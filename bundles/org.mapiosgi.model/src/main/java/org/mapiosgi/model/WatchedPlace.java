// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mapiosgi.api.MapiListener;
import org.mapiosgi.api.property.EntryId;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Names a place that a listener wants events of.
 *
 * @param store the store, a word of {@link MapiListener#STORE}
 * @param object the folder or message, a word of {@link MapiListener#FOLDER}; empty for the whole
 *     store
 * @param table whether it is the contents table of the folder
 */
@ProviderType
public record WatchedPlace(String store, String object, boolean table) {
  /** Whole bytes, as many as the flags and the provider's MAPIUID at the start of every ENTRYID. */
  private static final Pattern ENTRY_ID = Pattern.compile("(?:[0-9A-Fa-f]{2}){20,}+");

  private static final String INBOX = "inbox";

  /** Writes the words for the default store, the public folders and the Inbox in one way. */
  public WatchedPlace {
    String lower = store.toLowerCase(Locale.ROOT);
    if (lower.equals(MapiListener.DEFAULT_STORE) || lower.equals(MapiListener.PUBLIC_FOLDERS)) {
      store = lower;
    }
    object = object.equalsIgnoreCase(INBOX) ? INBOX : object;
  }

  /** Returns the entry id that a word is; empty if the word is no entry id. */
  public static Optional<EntryId> entryId(String word) {
    return ENTRY_ID.matcher(word).matches() ? Optional.of(EntryId.ofHex(word)) : Optional.empty();
  }

  /**
   * Finds the fault of a word for a store.
   *
   * @return the rest of a sentence that begins with the word; empty if there is no fault
   */
  public static Optional<String> storeFault(String word) {
    WatchedPlace place = new WatchedPlace(word, "", false);
    return place.isDefaultStore()
            || place.isPublicFolders()
            || place.isMailbox()
            || entryId(word).isPresent()
        ? Optional.empty()
        : Optional.of(
            "must be 'default', 'public', the address of a mailbox, or the entry id of a store in"
                + " hexadecimal");
  }

  /**
   * Finds the fault of a word for a folder or message.
   *
   * @return the rest of a sentence that begins with the word; empty if there is no fault
   */
  public static Optional<String> objectFault(String word) {
    for (String part : word.split("/", -1)) {
      if (part.isBlank()) {
        return Optional.of(
            "must be 'inbox', a path like Inbox/Projects/2026, or an entry id in hexadecimal");
      }
    }
    return Optional.empty();
  }

  /** Returns whether the store is the default store. */
  public boolean isDefaultStore() {
    return store.equals(MapiListener.DEFAULT_STORE);
  }

  /** Returns whether the store is that of the public folders. */
  public boolean isPublicFolders() {
    return store.equals(MapiListener.PUBLIC_FOLDERS);
  }

  /** Returns whether the store is named by the address of its mailbox. */
  public boolean isMailbox() {
    return store.indexOf('@') >= 0 || store.startsWith("/");
  }

  /** Returns whether it is the store as a whole. */
  public boolean isWholeStore() {
    return object.isEmpty();
  }

  /** Returns whether the folder is the one that receives mail. */
  public boolean isInbox() {
    return object.equals(INBOX);
  }

  /** Returns the place in words, as part of a sentence. */
  public String words() {
    String start =
        isWholeStore() ? "" : (table ? "the contents table of " : "") + "'" + object + "' in ";
    if (isDefaultStore()) {
      return start + "the default store";
    } else if (isPublicFolders()) {
      return start + "the public folders";
    }
    return start + (isMailbox() ? "mailbox '" : "store '") + store + "'";
  }
}
