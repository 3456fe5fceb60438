// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Collection;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.PropTag;
import org.osgi.annotation.versioning.ProviderType;

/** A folder (IMAPIFolder), open for the length of the unit of work. */
@ProviderType
public interface Folder extends AutoCloseable {
  /** PR_ENTRYID. */
  EntryId entryId();

  /** PR_DISPLAY_NAME. */
  String displayName();

  /**
   * A property of the folder.
   *
   * @return the value, or null where the folder has no such property
   */
  <T> T get(PropTag<T> tag);

  /** The messages in it (IMAPIContainer::GetContentsTable). */
  ContentsTable contents();

  /** The folders directly in it (IMAPIContainer::GetHierarchyTable). */
  ContentsTable folders();

  /** A new message in this folder. Nothing is kept until it is saved or submitted. */
  Draft createMessage();

  /**
   * A new folder in this one, or the one that already has the name.
   *
   * @param name not empty
   */
  Folder createFolder(String name);

  /**
   * Moves messages.
   *
   * @throws org.mapiosgi.api.error.MapiException also where some could not be moved
   *     (MAPI_W_PARTIAL_COMPLETION)
   */
  void move(Collection<EntryId> messages, Folder destination);

  /** Copies messages; otherwise as {@link #move}. */
  void copy(Collection<EntryId> messages, Folder destination);

  /** Deletes messages for good; otherwise as {@link #move}. */
  void delete(Collection<EntryId> messages);

  /**
   * Releases the folder before the end of the unit of work, which releases it anyway: for a task
   * that opens many, of which a server allows so many at a time (R27). It must not be used
   * afterwards.
   */
  @Override
  void close();
}
