// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.sync;

import java.util.List;
import org.mapiosgi.api.property.ObjectTag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.spi.NativeContentsCollector;
import org.mapiosgi.spi.NativeExportChanges;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeHierarchyCollector;
import org.mapiosgi.spi.NativeInterface;

/** The items of a folder whose changes are read. A state is of one kind. */
public enum ChangeKind {
  /** Messages, with their read states. */
  MESSAGES(
      1,
      Pr.CONTENTS_SYNCHRONIZER,
      NativeExportChanges.SYNC_NORMAL | NativeExportChanges.SYNC_READ_STATE),
  /** Associated messages. */
  ASSOCIATED(2, Pr.CONTENTS_SYNCHRONIZER, NativeExportChanges.SYNC_ASSOCIATED),
  /** The folders below the folder. */
  FOLDERS(3, Pr.HIERARCHY_SYNCHRONIZER, 0);

  private final int code;
  private final int synchronizer;
  private final int flags;

  ChangeKind(int code, ObjectTag synchronizer, int flags) {
    this.code = code;
    this.synchronizer = synchronizer.tag();
    this.flags = flags;
  }

  /** Opens the synchronizer of a folder. */
  NativeExportChanges open(NativeFolder folder) {
    return folder.openProperty(synchronizer, NativeInterface.EXPORT_CHANGES, 0);
  }

  /** Configures the synchronizer for a queue. */
  void configure(
      NativeExportChanges opened, byte[] state, StepQueue queue, List<PropTag<?>> includeProps) {
    if (this == FOLDERS) {
      opened.config(state, flags(), (NativeHierarchyCollector) queue, includeProps);
    } else {
      opened.config(state, flags(), (NativeContentsCollector) queue, includeProps);
    }
  }

  /** Returns the byte that a state has for it. */
  int code() {
    return code;
  }

  /** Returns the flags of Config. */
  private int flags() {
    return flags | NativeExportChanges.SYNC_UNICODE;
  }
}
