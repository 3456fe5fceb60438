// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.store;

import java.util.Optional;
import java.util.Set;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Flag;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.api.store.FolderContent;
import org.mapiosgi.spi.NativeFolder;

/** Moves, copies and deletes a folder as a whole: MAPI has these calls on the folder's parent. */
final class WholeFolder {
  private static final String COPY = "IMAPIFolder::CopyFolder";
  private static final String DELETE = "IMAPIFolder::DeleteFolder";

  private final ScopedFolder folder;

  WholeFolder(ScopedFolder folder) {
    this.folder = folder;
  }

  Folder move(ScopedFolder destination) {
    Folder moved = copy(destination, Optional.empty(), NativeFolder.FOLDER_MOVE);
    folder.close();
    return moved;
  }

  Folder copy(ScopedFolder destination, Optional<String> name) {
    return copy(destination, name, NativeFolder.COPY_SUBFOLDERS);
  }

  private Folder copy(ScopedFolder destination, Optional<String> name, int flags) {
    EntryId id = folder.entryId();
    String called = name.orElseGet(folder::displayName);
    try (ScopedFolder parent = parent(COPY)) {
      complete(COPY, parent.object().copyFolder(id, destination.object(), name, flags));
    }
    return FolderPath.child(destination, called)
        .map(destination.store()::folder)
        .orElseThrow(
            () ->
                MapiException.of(
                    COPY,
                    HResult.NOT_FOUND,
                    "the call succeeded, and the destination has no folder '" + called + "'"));
  }

  void delete(Set<FolderContent> content) {
    EntryId id = folder.entryId();
    try (ScopedFolder parent = parent(DELETE)) {
      complete(DELETE, parent.object().deleteFolder(id, Flag.maskOf(content)));
    }
    folder.close();
  }

  private ScopedFolder parent(String operation) {
    return folder
        .openParent()
        .orElseThrow(
            () -> MapiException.of(operation, HResult.NO_ACCESS, "it is the store's root folder"));
  }

  /** Refuses a result that says that only a part was done. */
  static void complete(String operation, HResult result) {
    if (result.code() != 0) {
      throw MapiException.of(
          operation, result, "a part of the content could not be processed; look at the rest");
    }
  }
}
