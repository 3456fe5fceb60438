// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.osgi.annotation.versioning.ProviderType;

/** IMAPIFolder. */
@ProviderType
public interface NativeFolder extends NativeProps {
  /** CopyMessages: MESSAGE_MOVE. */
  int MESSAGE_MOVE = 0x1;

  /** GetContentsTable, MAPI_UNICODE. */
  NativeTable getContentsTable();

  /** GetHierarchyTable, MAPI_UNICODE. */
  NativeTable getHierarchyTable();

  /** CreateMessage. */
  NativeMessage createMessage();

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
}
