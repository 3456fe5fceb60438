// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Collection;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents an open folder (IMAPIFolder). Closing it also closes the objects that {@link
 * #createFolder}, {@link #openOrCreateFolder} and {@link #createMessage} made from it.
 */
@ProviderType
public interface Folder extends MutableProp {
  /** PR_ENTRYID. */
  EntryId entryId();

  /** PR_DISPLAY_NAME. */
  String displayName();

  /** The messages in the folder (IMAPIContainer::GetContentsTable). */
  Table messages();

  /** The folders directly in the folder (IMAPIContainer::GetHierarchyTable). */
  Table folders();

  /**
   * Opens a folder below this one.
   *
   * <p>Display names are in the language of the mailbox, so open well-known folders by the methods
   * of {@link MessageStore} instead. If the name of a folder contains a {@code /}, find the folder
   * in {@link #folders()}.
   *
   * @param path display names, separated by {@code /}: {@code Projects/2026}. Letters that differ
   *     in case only are equal, as they are in Outlook
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND}, naming the part of the
   *     path that is not there
   */
  Folder folder(String path);

  /** Opens a folder below this one; empty if there is none. See {@link #folder(String)}. */
  Optional<Folder> findFolder(String path);

  /**
   * Makes a message in this folder. The store keeps nothing until the message is saved or
   * submitted. Closing this folder closes the message, too.
   */
  Message createMessage();

  /**
   * Makes a folder in this one. Closing this folder closes the new object, too.
   *
   * @param name not empty
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_COLLISION} if there is one
   */
  Folder createFolder(String name);

  /**
   * Opens the folder with the given name in this one. Makes it first if it does not exist. Closing
   * this folder closes the new object, too.
   *
   * @param name not empty
   */
  Folder openOrCreateFolder(String name);

  /**
   * Moves messages to another folder of any store.
   *
   * @throws org.mapiosgi.api.error.MapiException also if only some could not be moved
   *     (MAPI_W_PARTIAL_COMPLETION)
   */
  void moveMessages(Collection<EntryId> messages, Folder destination);

  /** Copies messages; otherwise as {@link #moveMessages}. */
  void copyMessages(Collection<EntryId> messages, Folder destination);

  /** Deletes messages for good; otherwise as {@link #moveMessages}. */
  void deleteMessages(Collection<EntryId> messages);

  @Override
  <T> Folder set(Property<T> property, T value);

  @Override
  Folder deleteProperties(Property<?>... properties);
}
