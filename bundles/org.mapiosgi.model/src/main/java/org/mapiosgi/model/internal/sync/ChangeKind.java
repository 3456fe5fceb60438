// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import org.mapiosgi.spi.NativeExportChanges;

/** The items of a folder whose changes are read. A state is of one kind. */
public enum ChangeKind {
  /** Messages, with their read states. */
  MESSAGES(1, NativeExportChanges.SYNC_NORMAL | NativeExportChanges.SYNC_READ_STATE),
  /** Associated messages. */
  ASSOCIATED(2, NativeExportChanges.SYNC_ASSOCIATED);

  private final int code;
  private final int flags;

  ChangeKind(int code, int flags) {
    this.code = code;
    this.flags = flags;
  }

  /** Returns the byte that a state has for it. */
  int code() {
    return code;
  }

  /** Returns the flags of Config. */
  int flags() {
    return flags | NativeExportChanges.SYNC_UNICODE;
  }
}
