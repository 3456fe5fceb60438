// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.mapiosgi.api.property.Flag;

/** Names the content that may go together with a folder (DEL_*). New kinds can be added. */
public enum FolderContent implements Flag {
  /** DEL_MESSAGES: the messages in the folder. */
  MESSAGES(0x1),
  /** DEL_FOLDERS: the folders in the folder, with all that is in them. */
  FOLDERS(0x4);

  private final int mask;

  FolderContent(int mask) {
    this.mask = mask;
  }

  @Override
  public int mask() {
    return mask;
  }
}
