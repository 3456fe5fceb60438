// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Property;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents an open folder (IMAPIFolder). Closing it also closes the objects that {@link
 * #createFolder}, {@link #openOrCreateFolder} and {@link #createMessage} made from it.
 */
@ProviderType
public interface Folder extends MutableProp {
  /** Returns PR_ENTRYID. */
  EntryId entryId();

  /** Returns PR_DISPLAY_NAME. */
  String displayName();

  /** Returns the messages in the folder (IMAPIContainer::GetContentsTable). */
  Table messages();

  /**
   * Returns the associated messages in the folder (MAPI_ASSOCIATED): views, rules and settings that
   * no user sees.
   */
  Table associatedMessages();

  /** Returns PR_CONTENT_COUNT: how many messages the folder has, without the associated ones. */
  int contentCount();

  /** Returns PR_CONTENT_UNREAD: how many of them are unread. */
  int unreadCount();

  /**
   * Reads which messages of the folder have changed, are gone, or were marked as read or unread
   * since a state (incremental change synchronization, PR_CONTENTS_SYNCHRONIZER). A message whose
   * read state alone has changed is a {@link ReadStateChanged}, not an {@link ItemChanged}.
   *
   * <pre>{@code
   * try (Changes changes = folder.changesSince(state, Pr.SUBJECT)) {
   *   for (Change change : changes) { ... }
   *   state = changes.state();
   * }
   * }</pre>
   *
   * <p>Each change has the entry id of the message. PR_MESSAGE_SIZE costs nothing more either; for
   * any other column the product opens each changed message.
   *
   * @param state of an earlier call for this folder, or {@link SyncState#initial()}
   * @param columns the properties to read of each new or changed message
   * @return the changes, to be read once
   * @throws org.mapiosgi.api.error.MapiException with the result
   *     <ul>
   *       <li>{@code MAPI_E_CORRUPT_DATA} if the state's bytes are not those of a state;
   *       <li>{@code MAPI_E_INVALID_PARAMETER} if the state is of another folder or store, or of
   *           another kind of changes;
   *       <li>{@code SYNC_E_UNSYNCHRONIZED} if the provider has forgotten the deletions since the
   *           state, or the state itself: begin with {@link SyncState#initial()}, and then forget
   *           each message that did not come again;
   *       <li>{@code MAPI_E_INTERFACE_NOT_SUPPORTED} or {@code MAPI_E_NO_SUPPORT} if the store
   *           cannot be synchronized
   *     </ul>
   */
  Changes changesSince(SyncState state, Property<?>... columns);

  /**
   * Reads which associated messages of the folder have changed or are gone since a state; otherwise
   * as {@link #changesSince}.
   *
   * @param state of an earlier call of this method for this folder, or {@link SyncState#initial()}
   */
  Changes associatedChangesSince(SyncState state, Property<?>... columns);

  /**
   * Reads which folders below this one, at any depth, are new, have changed, or are gone since a
   * state (PR_HIERARCHY_SYNCHRONIZER); otherwise as {@link #changesSince}. A change of the messages
   * in a folder is no change of the folder.
   *
   * @param state of an earlier call of this method for this folder, or {@link SyncState#initial()}
   * @param columns the properties to read of each new or changed folder; {@link
   *     org.mapiosgi.api.property.Pr#PARENT_SOURCE_KEY} says in which folder it is
   */
  Changes folderChangesSince(SyncState state, Property<?>... columns);

  /** Returns the folders directly in the folder (IMAPIContainer::GetHierarchyTable). */
  Table folders();

  /** Opens the folder that the folder is in (PR_PARENT_ENTRYID); empty for the root folder. */
  Optional<Folder> parent();

  /**
   * Opens all folders below this one, one after the other.
   *
   * @return the folders, to be read once
   */
  FolderWalk walk();

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

  /** Makes an associated message in this folder; otherwise as {@link #createMessage()}. */
  Message createAssociatedMessage();

  /**
   * Makes a message of a mail file, and saves it in this folder, with its recipients, attachments,
   * embedded messages and named properties. The message is unread and no draft, unless a file in
   * the format {@link MailFormat#MSG} says otherwise. If the call fails, the folder keeps nothing
   * of it.
   *
   * <p>The attachments of a file longer than 1 MiB stay out of the heap: the file is first copied
   * to a temporary file. Mail that breaks the rules is read as far as it can be. A body of internet
   * mail that is longer than {@code read.limit.mb} of the session becomes an attachment. A property
   * whose name has more than 512 characters is left out.
   *
   * @param mail read to its end, and not closed
   * @return the entry id of the new message
   * @throws IOException if the stream cannot be read, or the temporary file cannot be written
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_CORRUPT_DATA} if the bytes are no
   *     mail; {@code MAPI_E_TOO_BIG} if there are more than 2 GiB of them, if the mail has more
   *     than 2,048 named properties, if a value in a {@code .msg} file is longer than {@code
   *     read.limit.mb} of the session, or if all its values together take more than five times the
   *     limit; or as the store fails
   */
  EntryId importMessage(InputStream mail, MailFormat format) throws IOException;

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
   * Makes a search folder in this one, and begins the search (FOLDER_SEARCH). The store keeps the
   * folder and its criteria. {@link #messages()} of it are those that the search finds, in their
   * own folders; new mail is found as well. Closing this folder closes the new object, too.
   *
   * <p>A server may need time for the first search. A {@link org.mapiosgi.api.MapiListener} gets
   * {@link org.mapiosgi.api.MapiEvent.Kind#SEARCH_COMPLETE} at its end, and TABLE_MODIFIED if the
   * found messages change later.
   *
   * @param name not blank
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_COLLISION} if there is a folder of
   *     the name; {@code MAPI_E_NO_SUPPORT} if the store has no search folders, see {@link
   *     org.mapiosgi.api.property.StoreSupport#SEARCH_OK}; {@code MAPI_E_TOO_COMPLEX} if it cannot
   *     evaluate the condition; {@code MAPI_E_NOT_FOUND} if there is no such folder to search
   */
  Folder createSearchFolder(String name, SearchCriteria criteria);

  /**
   * Gives this search folder other criteria and searches anew (IMAPIContainer::SetSearchCriteria);
   * otherwise as {@link #createSearchFolder}.
   *
   * @return this folder
   */
  Folder search(SearchCriteria criteria);

  /**
   * Ends the search (STOP_SEARCH). The messages that it has found stay.
   *
   * @return this folder
   */
  Folder stopSearch();

  /**
   * Searches anew with the same criteria (RESTART_SEARCH).
   *
   * @return this folder
   */
  Folder restartSearch();

  /**
   * Reads the criteria (IMAPIContainer::GetSearchCriteria). Properties in the condition are tags of
   * this store, named ones too.
   *
   * @return empty if this is no search folder, or if it has no criteria
   */
  Optional<SearchCriteria> searchCriteria();

  /** Reads the state of the search; none if this is no search folder, or if it has no criteria. */
  Set<SearchState> searchState();

  /**
   * Moves messages to another folder of any store.
   *
   * @throws org.mapiosgi.api.error.MapiException also if only some could not be moved
   *     (MAPI_W_PARTIAL_COMPLETION)
   */
  void moveMessages(Collection<EntryId> messages, Folder destination);

  /**
   * Moves a message and finds its new entry id.
   *
   * <p>IMAPIFolder::CopyMessages returns no entry ids, and a provider is free to give the message a
   * new one. The product therefore looks for the message's PR_SEARCH_KEY, which a move keeps, in
   * the destination before and after the move. A {@link org.mapiosgi.api.MapiEvent} of the kind
   * MOVED has both ids, too, but comes later and on another thread.
   *
   * @return the id in the destination; empty if it cannot be told apart: the message has no search
   *     key, or another message with the same key arrived at the same time
   * @throws org.mapiosgi.api.error.MapiException as {@link #moveMessages}
   */
  Optional<EntryId> moveMessage(EntryId message, Folder destination);

  /** Copies messages; otherwise as {@link #moveMessages}. */
  void copyMessages(Collection<EntryId> messages, Folder destination);

  /** Deletes messages for good; otherwise as {@link #moveMessages}. */
  void deleteMessages(Collection<EntryId> messages);

  /**
   * Gives this folder another name. The change is permanent at once.
   *
   * @param name not blank
   * @return this folder
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_COLLISION} if a folder beside it has
   *     the name
   */
  Folder rename(String name);

  /**
   * Moves this folder, with all that is in it, into another folder (IMAPIFolder::CopyFolder). Ends
   * this object: MAPI does not promise that the entry id stays the same.
   *
   * @return the folder in its new place
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_FOLDER_CYCLE} if the destination is
   *     in this folder, {@code MAPI_E_COLLISION} if the destination has a folder of the name,
   *     {@code MAPI_E_NO_ACCESS} for a folder that every store has, {@code
   *     MAPI_W_PARTIAL_COMPLETION} if a part of it stayed
   */
  Folder moveTo(Folder destination);

  /**
   * Copies this folder, with all that is in it, into another folder (IMAPIFolder::CopyFolder);
   * otherwise as {@link #moveTo}, but this object stays open.
   *
   * @return the copy
   */
  Folder copyTo(Folder destination);

  /**
   * Copies this folder under another name; otherwise as {@link #copyTo(Folder)}.
   *
   * @param name not blank
   */
  Folder copyTo(Folder destination, String name);

  /**
   * Deletes this folder if it is empty (IMAPIFolder::DeleteFolder). Deletes for good: the folder
   * does not go to Deleted Items. Ends this object.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_HAS_MESSAGES} or {@code
   *     MAPI_E_HAS_FOLDERS} if it is not empty, {@code MAPI_E_NO_ACCESS} for a folder that every
   *     store has
   */
  default void delete() {
    delete(Set.of());
  }

  /**
   * Deletes this folder together with the content of the given kinds. Refuses a folder with content
   * of another kind; otherwise as {@link #delete()}.
   */
  void delete(Set<FolderContent> content);

  /**
   * Deletes all messages and folders in this folder for good (IMAPIFolder::EmptyFolder). The
   * associated messages stay.
   *
   * @throws org.mapiosgi.api.error.MapiException also if a part of the content could not be deleted
   *     (MAPI_W_PARTIAL_COMPLETION)
   */
  void empty();

  @Override
  <T> Folder set(Property<T> property, T value);

  @Override
  Folder deleteProperties(Property<?>... properties);
}
