// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import java.util.Map;
import java.util.function.Consumer;
import org.mapiosgi.binding.win32.internal.codec.ChangeDecoder;
import org.mapiosgi.spi.NativeHierarchyCollector;

/**
 * IExchangeImportHierarchyChanges implemented in Java (EdkMdb.h); otherwise as {@link
 * ContentsCollectors}.
 */
final class HierarchyCollectors {
  private static final int S_OK = 0;

  /** ImportFolderChange. */
  interface FolderChange extends StdCallCallback {
    int callback(Pointer self, int count, Pointer values);
  }

  private final JavaObjects<Collecting<NativeHierarchyCollector>> objects;

  HierarchyCollectors(Violations violations) {
    ContentsCollectors.GetLastError getLastError =
        (self, result, flags, error) -> ContentsCollectors.noError(error);
    ContentsCollectors.Config config = (self, stream, flags) -> S_OK;
    ContentsCollectors.UpdateState updateState = (self, stream) -> S_OK;
    FolderChange folderChange = this::folderChange;
    ContentsCollectors.Deletion folderDeletion = this::folderDeletion;
    objects =
        new JavaObjects<>(
            violations,
            "IExchangeImportHierarchyChanges",
            "R13",
            Iid.IMPORT_HIERARCHY_CHANGES,
            Map.of(
                MapiMethod.IMPORT_HIERARCHY_GET_LAST_ERROR, getLastError,
                MapiMethod.IMPORT_HIERARCHY_CONFIG, config,
                MapiMethod.IMPORT_HIERARCHY_UPDATE_STATE, updateState,
                MapiMethod.IMPORT_FOLDER_CHANGE, folderChange,
                MapiMethod.IMPORT_FOLDER_DELETION, folderDeletion));
  }

  /** The COM objects: one for each collector. */
  JavaObjects<Collecting<NativeHierarchyCollector>> objects() {
    return objects;
  }

  private int folderChange(Pointer self, int count, Pointer values) {
    return collect(
        self,
        MapiMethod.IMPORT_FOLDER_CHANGE,
        collector ->
            collector.importFolderChange(
                decoder(MapiMethod.IMPORT_FOLDER_CHANGE)
                    .values(Pointer.nativeValue(values), count)));
  }

  private int folderDeletion(Pointer self, int flags, Pointer sourceKeys) {
    return collect(
        self,
        MapiMethod.IMPORT_FOLDER_DELETION,
        collector ->
            decoder(MapiMethod.IMPORT_FOLDER_DELETION)
                .entryList(Pointer.nativeValue(sourceKeys), collector::importFolderDeletion));
  }

  private static ChangeDecoder decoder(MapiMethod method) {
    return new ChangeDecoder(
        NativeCode.view("IExchangeImportHierarchyChanges::" + method.method()));
  }

  private int collect(Pointer self, MapiMethod method, Consumer<NativeHierarchyCollector> action) {
    return objects
        .target(self, method)
        .map(collecting -> collecting.collect(S_OK, action))
        .orElse(Collecting.FAILED);
  }
}
