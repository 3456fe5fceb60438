// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.PropTag;
import org.osgi.annotation.versioning.ProviderType;

/** A message store (IMsgStore), open for the length of the unit of work. */
@ProviderType
public interface MessageStore extends AutoCloseable {
  /** PR_DISPLAY_NAME. */
  String displayName();

  /** The folder where mail arrives (IMsgStore::GetReceiveFolder). */
  Folder inbox();

  /** PR_IPM_OUTBOX_ENTRYID. */
  Folder outbox();

  /** PR_IPM_SENTMAIL_ENTRYID. */
  Folder sentItems();

  /** PR_IPM_WASTEBASKET_ENTRYID. */
  Folder deletedItems();

  /** The top of the folders a user sees (PR_IPM_SUBTREE_ENTRYID). */
  Folder root();

  /** A folder by its entry id. */
  Folder folder(EntryId folder);

  /** A message by its entry id, to read and to change. */
  Message message(EntryId message);

  /**
   * A property of the store.
   *
   * @return the value, or null where the store has no such property
   */
  <T> T get(PropTag<T> tag);

  /**
   * Whether a message submitted in this store can leave it from a service, and why.
   *
   * <p>{@link Draft#submit()} refuses where this says it would be stranded.
   */
  SubmitVerdict canSubmit();

  /**
   * Releases the store before the end of the unit of work, which releases it anyway: for a task
   * that opens many, of which a server allows so many at a time (R14). It must not be used
   * afterwards. The session keeps its default store open.
   */
  @Override
  void close();
}
