// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.StoreSupport;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents an open message store (IMsgStore). The session keeps its default store open; closing
 * the default store does nothing.
 */
@ProviderType
public interface MessageStore extends MutableProp {
  /** Returns PR_ENTRYID. */
  EntryId entryId();

  /** Returns PR_DISPLAY_NAME. */
  String displayName();

  /** Returns PR_STORE_SUPPORT_MASK: the abilities of the store. */
  Set<StoreSupport> support();

  /** Opens the folder that receives mail (IMsgStore::GetReceiveFolder). */
  Folder inbox();

  /** Opens the folder that PR_IPM_OUTBOX_ENTRYID names. */
  Folder outbox();

  /** Opens the folder that PR_IPM_SENTMAIL_ENTRYID names. */
  Folder sentItems();

  /** Opens the folder that PR_IPM_WASTEBASKET_ENTRYID names. */
  Folder deletedItems();

  /**
   * Opens the folder that PR_IPM_DRAFTS_ENTRYID names. The Inbox has this property and those of the
   * methods below; if it has not, the root folder has them ([MS-OXOSFLD] 2.2).
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if the store names no
   *     such folder
   */
  Folder drafts();

  /** Opens the folder that PR_IPM_APPOINTMENT_ENTRYID names; otherwise as {@link #drafts()}. */
  Folder calendar();

  /** Opens the folder that PR_IPM_CONTACT_ENTRYID names; otherwise as {@link #drafts()}. */
  Folder contacts();

  /** Opens the folder that PR_IPM_TASK_ENTRYID names; otherwise as {@link #drafts()}. */
  Folder tasks();

  /** Opens the folder that PR_IPM_NOTE_ENTRYID names; otherwise as {@link #drafts()}. */
  Folder notes();

  /** Opens the folder that PR_IPM_JOURNAL_ENTRYID names; otherwise as {@link #drafts()}. */
  Folder journal();

  /**
   * Opens the folder that the fifth of PR_ADDITIONAL_REN_ENTRYIDS names; otherwise as {@link
   * #drafts()}.
   */
  Folder junkEmail();

  /**
   * Opens the folder in which search folders are made (PR_FINDER_ENTRYID). Users do not see it.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if the store has none
   */
  Folder searchFolders();

  /** Opens the top of the folders that a user sees (PR_IPM_SUBTREE_ENTRYID). */
  Folder root();

  /** Opens a folder by its entry id. */
  Folder folder(EntryId folder);

  /** Opens a folder by its path below {@link #root()}, as {@link Folder#folder(String)} does. */
  Folder folder(String path);

  /** Opens a folder by its path; empty if there is none. */
  Optional<Folder> findFolder(String path);

  /** Opens a message by its entry id, to read and to change. */
  Message message(EntryId message);

  /**
   * Says whether a service can send a message that is submitted in this store, and why.
   *
   * <p>{@link Message#submit()} refuses a message that nothing would send.
   */
  SubmitVerdict canSubmit();

  /**
   * Takes a submitted message back before it is sent (IMsgStore::AbortSubmit), and opens it. Mostly
   * for a message whose sending was put off with {@link Message#deferUntil}. The message stays in
   * the Outbox and can be changed, submitted again, moved or deleted.
   *
   * @param message the id that {@link Message#submit()} returned
   * @throws org.mapiosgi.api.error.MapiException with the result
   *     <ul>
   *       <li>{@code MAPI_E_NOT_IN_QUEUE} if the message does not wait to be sent: it has been sent
   *           or was never submitted;
   *       <li>{@code MAPI_E_UNABLE_TO_ABORT} if its sending has begun;
   *       <li>{@code MAPI_E_NOT_FOUND} if there is no such message
   *     </ul>
   */
  Message abortSubmit(EntryId message);

  @Override
  <T> MessageStore set(Property<T> property, T value);

  @Override
  MessageStore deleteProperties(Property<?>... properties);
}
