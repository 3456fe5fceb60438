// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Restriction;
import org.osgi.annotation.versioning.ProviderType;

/** IMAPIFolder. */
@ProviderType
public interface NativeFolder extends NativeProps {
  /** CopyMessages: MESSAGE_MOVE. */
  int MESSAGE_MOVE = 0x1;

  /** GetContentsTable and CreateMessage: MAPI_ASSOCIATED. */
  int MAPI_ASSOCIATED = 0x40;

  /** CopyFolder: FOLDER_MOVE. */
  int FOLDER_MOVE = 0x1;

  /** CopyFolder: COPY_SUBFOLDERS. */
  int COPY_SUBFOLDERS = 0x10;

  /** DeleteFolder: DEL_MESSAGES. */
  int DEL_MESSAGES = 0x1;

  /** DeleteFolder: DEL_FOLDERS. */
  int DEL_FOLDERS = 0x4;

  /** GetContentsTable, MAPI_UNICODE, of the messages that are not associated. */
  default NativeTable getContentsTable() {
    return getContentsTable(0);
  }

  /**
   * GetContentsTable, MAPI_UNICODE.
   *
   * @param flags {@link #MAPI_ASSOCIATED}
   */
  NativeTable getContentsTable(int flags);

  /** GetHierarchyTable, MAPI_UNICODE. */
  NativeTable getHierarchyTable();

  /** CreateMessage, not associated. */
  default NativeMessage createMessage() {
    return createMessage(0);
  }

  /**
   * CreateMessage.
   *
   * @param flags {@link #MAPI_ASSOCIATED}
   */
  NativeMessage createMessage(int flags);

  /** CreateFolder: OPEN_IF_EXISTS. */
  int OPEN_IF_EXISTS = 0x1;

  /**
   * CreateFolder, FOLDER_GENERIC, MAPI_UNICODE.
   *
   * @param flags {@link #OPEN_IF_EXISTS}
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_COLLISION if there is one and {@link
   *     #OPEN_IF_EXISTS} is not given
   */
  NativeFolder createFolder(String name, int flags);

  /** As {@link #createFolder}, FOLDER_SEARCH. */
  NativeFolder createSearchFolder(String name, int flags);

  /** SetSearchCriteria: STOP_SEARCH. */
  int STOP_SEARCH = 0x1;

  /** SetSearchCriteria: RESTART_SEARCH. */
  int RESTART_SEARCH = 0x2;

  /** SetSearchCriteria: RECURSIVE_SEARCH. */
  int RECURSIVE_SEARCH = 0x4;

  /** SetSearchCriteria: SHALLOW_SEARCH. */
  int SHALLOW_SEARCH = 0x8;

  /** SetSearchCriteria: FOREGROUND_SEARCH. */
  int FOREGROUND_SEARCH = 0x10;

  /** SetSearchCriteria: BACKGROUND_SEARCH. */
  int BACKGROUND_SEARCH = 0x20;

  /**
   * SetSearchCriteria.
   *
   * @param restriction null to keep the present one
   * @param folders empty to keep the present ones
   * @param flags {@link #STOP_SEARCH} and others
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NO_SUPPORT} if it is no search
   *     folder, {@code MAPI_E_TOO_COMPLEX} if the provider cannot evaluate the restriction
   */
  void setSearchCriteria(@Nullable Restriction restriction, List<EntryId> folders, int flags);

  /**
   * GetSearchCriteria, MAPI_UNICODE.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_INITIALIZED} if no criteria were
   *     set, {@code MAPI_E_NO_SUPPORT} if it is no search folder
   */
  NativeSearch getSearchCriteria();

  /**
   * CopyMessages.
   *
   * @return S_OK or MAPI_W_PARTIAL_COMPLETION
   */
  HResult copyMessages(List<EntryId> messages, NativeFolder destination, int flags);

  /**
   * DeleteMessages.
   *
   * @return S_OK or MAPI_W_PARTIAL_COMPLETION
   */
  HResult deleteMessages(List<EntryId> messages);

  /**
   * CopyFolder, MAPI_UNICODE, of a folder in this one.
   *
   * @param name the name of the copy; empty for the same
   * @param flags {@link #FOLDER_MOVE}, {@link #COPY_SUBFOLDERS}
   * @return S_OK or MAPI_W_PARTIAL_COMPLETION
   */
  HResult copyFolder(EntryId folder, NativeFolder destination, Optional<String> name, int flags);

  /**
   * DeleteFolder, of a folder in this one.
   *
   * @param flags {@link #DEL_MESSAGES}, {@link #DEL_FOLDERS}
   * @return S_OK or MAPI_W_PARTIAL_COMPLETION
   * @throws org.mapiosgi.api.error.MapiException MAPI_E_HAS_MESSAGES or MAPI_E_HAS_FOLDERS if the
   *     folder is not empty and the flag is not given
   */
  HResult deleteFolder(EntryId folder, int flags);

  /**
   * EmptyFolder, without the associated messages.
   *
   * @return S_OK or MAPI_W_PARTIAL_COMPLETION
   */
  HResult emptyFolder();
}
