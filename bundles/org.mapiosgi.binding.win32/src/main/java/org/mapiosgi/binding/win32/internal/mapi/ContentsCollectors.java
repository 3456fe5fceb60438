// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import com.sun.jna.win32.StdCallLibrary.StdCallCallback;
import java.util.Map;
import java.util.function.Consumer;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.binding.win32.internal.codec.ChangeDecoder;
import org.mapiosgi.spi.NativeContentsCollector;

/**
 * IExchangeImportContentsChanges implemented in Java (EdkMdb.h). Its methods come inside of
 * IExchangeExportChanges::Synchronize, on the same thread, and enter no MAPI.
 */
final class ContentsCollectors {
  private static final int S_OK = 0;
  private static final int NO_SUPPORT = HResult.NO_SUPPORT.code();
  private static final int IGNORE = HResult.named("SYNC_E_IGNORE").code();

  /** GetLastError. */
  interface GetLastError extends StdCallCallback {
    int callback(Pointer self, int result, int flags, Pointer error);
  }

  /** Config. */
  interface Config extends StdCallCallback {
    int callback(Pointer self, Pointer stream, int flags);
  }

  /** UpdateState. */
  interface UpdateState extends StdCallCallback {
    int callback(Pointer self, Pointer stream);
  }

  /** ImportMessageChange. */
  interface MessageChange extends StdCallCallback {
    int callback(Pointer self, int count, Pointer values, int flags, Pointer message);
  }

  /** ImportMessageDeletion and ImportFolderDeletion. */
  interface Deletion extends StdCallCallback {
    int callback(Pointer self, int flags, Pointer sourceKeys);
  }

  /** ImportPerUserReadStateChange. */
  interface ReadStateChange extends StdCallCallback {
    int callback(Pointer self, int count, Pointer states);
  }

  /** ImportMessageMove. Only the other end of a synchronization calls it. */
  interface MessageMove extends StdCallCallback {
    int callback(
        Pointer self,
        int sizeOfFolder,
        Pointer folder,
        int sizeOfMessage,
        Pointer message,
        int sizeOfList,
        Pointer list,
        int sizeOfDestination,
        Pointer destination,
        int sizeOfChange,
        Pointer change);
  }

  private final JavaObjects<Collecting<NativeContentsCollector>> objects;

  ContentsCollectors(Violations violations) {
    GetLastError getLastError = (self, result, flags, error) -> noError(error);
    Config config = (self, stream, flags) -> S_OK;
    UpdateState updateState = (self, stream) -> S_OK;
    MessageChange messageChange = this::messageChange;
    Deletion messageDeletion = this::messageDeletion;
    ReadStateChange readStateChange = this::readStateChange;
    MessageMove messageMove = (self, a, b, c, d, e, f, g, h, i, j) -> NO_SUPPORT;
    objects =
        new JavaObjects<>(
            violations,
            "IExchangeImportContentsChanges",
            "R13",
            Iid.IMPORT_CONTENTS_CHANGES,
            Map.of(
                MapiMethod.IMPORT_CONTENTS_GET_LAST_ERROR, getLastError,
                MapiMethod.IMPORT_CONTENTS_CONFIG, config,
                MapiMethod.IMPORT_CONTENTS_UPDATE_STATE, updateState,
                MapiMethod.IMPORT_MESSAGE_CHANGE, messageChange,
                MapiMethod.IMPORT_MESSAGE_DELETION, messageDeletion,
                MapiMethod.IMPORT_READ_STATE_CHANGE, readStateChange,
                MapiMethod.IMPORT_MESSAGE_MOVE, messageMove));
  }

  /** The COM objects: one for each collector. */
  JavaObjects<Collecting<NativeContentsCollector>> objects() {
    return objects;
  }

  static int noError(Pointer error) {
    if (error != null) {
      error.setPointer(0, null);
    }
    return S_OK;
  }

  private int messageChange(Pointer self, int count, Pointer values, int flags, Pointer message) {
    return collect(
        self,
        MapiMethod.IMPORT_MESSAGE_CHANGE,
        IGNORE,
        collector -> {
          if (message != null) {
            message.setPointer(0, null);
          }
          collector.importMessageChange(
              decoder(MapiMethod.IMPORT_MESSAGE_CHANGE).values(Pointer.nativeValue(values), count),
              flags);
        });
  }

  private int messageDeletion(Pointer self, int flags, Pointer sourceKeys) {
    return collect(
        self,
        MapiMethod.IMPORT_MESSAGE_DELETION,
        S_OK,
        collector ->
            decoder(MapiMethod.IMPORT_MESSAGE_DELETION)
                .entryList(Pointer.nativeValue(sourceKeys), collector::importMessageDeletion));
  }

  private int readStateChange(Pointer self, int count, Pointer states) {
    return collect(
        self,
        MapiMethod.IMPORT_READ_STATE_CHANGE,
        S_OK,
        collector ->
            decoder(MapiMethod.IMPORT_READ_STATE_CHANGE)
                .readStates(
                    Pointer.nativeValue(states), count, collector::importPerUserReadStateChange));
  }

  private static ChangeDecoder decoder(MapiMethod method) {
    return new ChangeDecoder(NativeCode.view("IExchangeImportContentsChanges::" + method.method()));
  }

  private int collect(
      Pointer self, MapiMethod method, int taken, Consumer<NativeContentsCollector> action) {
    return objects
        .target(self, method)
        .map(collecting -> collecting.collect(taken, action))
        .orElse(Collecting.FAILED);
  }
}
