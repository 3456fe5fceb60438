// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.addressbook.AddressBook;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.Identity;
import org.mapiosgi.api.store.MailboxAccess;
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

  /**
   * Opens the mailbox of another user, or a shared one (IExchangeManageStore::CreateStoreEntryID).
   * It need not be in the profile, and is not added to it. Close it when it is no longer needed: a
   * process can have only some 255 stores open (R14).
   *
   * @param mailbox the internet address, or the distinguished name ({@code /o=...})
   * @throws org.mapiosgi.api.error.MapiException with the result
   *     <ul>
   *       <li>{@code MAPI_E_NOT_FOUND} if the address book has no such mailbox;
   *       <li>{@code MAPI_E_AMBIGUOUS_RECIP} if several entries match;
   *       <li>{@code MAPI_E_NO_ACCESS} or {@code MAPI_E_LOGON_FAILED} if the user has no right to
   *           open it;
   *       <li>{@code MAPI_E_INTERFACE_NOT_SUPPORTED} if the default store is not of Exchange
   *     </ul>
   */
  default MessageStore openMailbox(String mailbox) {
    return openMailbox(mailbox, Set.of());
  }

  /**
   * Opens the mailbox of another user with the rights of an administrator; otherwise as {@link
   * #openMailbox(String)}.
   *
   * @param access the rights to use; none to open it as the user of the session
   */
  MessageStore openMailbox(String mailbox, Set<MailboxAccess> access);

  /**
   * Opens the store of public folders, which the profile names by its PR_MDB_PROVIDER; empty if it
   * has none.
   */
  Optional<MessageStore> publicFolders();

  /** Opens the address book. The end of the unit of work releases it. */
  AddressBook addressBook();

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
