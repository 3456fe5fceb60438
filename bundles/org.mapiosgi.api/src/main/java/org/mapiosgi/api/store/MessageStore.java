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
  /** PR_ENTRYID. */
  EntryId entryId();

  /** PR_DISPLAY_NAME. */
  String displayName();

  /** PR_STORE_SUPPORT_MASK: the abilities of the store. */
  Set<StoreSupport> support();

  /** Opens the folder that receives mail (IMsgStore::GetReceiveFolder). */
  Folder inbox();

  /** PR_IPM_OUTBOX_ENTRYID. */
  Folder outbox();

  /** PR_IPM_SENTMAIL_ENTRYID. */
  Folder sentItems();

  /** PR_IPM_WASTEBASKET_ENTRYID. */
  Folder deletedItems();

  /**
   * PR_IPM_DRAFTS_ENTRYID. The Inbox names this folder and those below; if it does not, the root
   * folder does ([MS-OXOSFLD] 2.2).
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if the store names no
   *     such folder
   */
  Folder drafts();

  /** PR_IPM_APPOINTMENT_ENTRYID; otherwise as {@link #drafts()}. */
  Folder calendar();

  /** PR_IPM_CONTACT_ENTRYID; otherwise as {@link #drafts()}. */
  Folder contacts();

  /** PR_IPM_TASK_ENTRYID; otherwise as {@link #drafts()}. */
  Folder tasks();

  /** PR_IPM_NOTE_ENTRYID; otherwise as {@link #drafts()}. */
  Folder notes();

  /** PR_IPM_JOURNAL_ENTRYID; otherwise as {@link #drafts()}. */
  Folder journal();

  /** The fifth of PR_ADDITIONAL_REN_ENTRYIDS; otherwise as {@link #drafts()}. */
  Folder junkEmail();

  /** The top of the folders that a user sees (PR_IPM_SUBTREE_ENTRYID). */
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

  @Override
  <T> MessageStore set(Property<T> property, T value);

  @Override
  MessageStore deleteProperties(Property<?>... properties);
}
