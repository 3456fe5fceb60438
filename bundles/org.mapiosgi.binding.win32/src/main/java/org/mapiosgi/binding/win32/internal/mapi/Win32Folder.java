// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeTable;

/** IMAPIFolder. */
final class Win32Folder extends Win32Props implements NativeFolder {
  private static final int FOLDER_GENERIC = 1;
  private static final @Nullable Pointer NO_WINDOW = null; // ulUIParam 0

  Win32Folder(MapiProcess mapi, Pointer self) {
    super(mapi, "IMAPIFolder", self);
  }

  @Override
  public NativeTable getContentsTable() {
    return table(MapiMethod.FOLDER_GET_CONTENTS_TABLE);
  }

  @Override
  public NativeTable getHierarchyTable() {
    return table(MapiMethod.FOLDER_GET_HIERARCHY_TABLE);
  }

  private NativeTable table(MapiMethod method) {
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, MAPI_UNICODE, block.at(result));
      return new Win32Table(mapi, object(method, block.pointer(result)));
    }
  }

  @Override
  public NativeMessage createMessage() {
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.FOLDER_CREATE_MESSAGE, null, 0, block.at(result));
      return new Win32Message(
          mapi, object(MapiMethod.FOLDER_CREATE_MESSAGE, block.pointer(result)));
    }
  }

  @Override
  public NativeFolder createFolder(String name, int flags) {
    BlockBuilder builder = mapi.block();
    int text = builder.appendUtf16(name);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(
          MapiMethod.FOLDER_CREATE_FOLDER,
          FOLDER_GENERIC,
          block.at(text),
          null,
          null,
          flags | MAPI_UNICODE,
          block.at(result));
      return new Win32Folder(mapi, object(MapiMethod.FOLDER_CREATE_FOLDER, block.pointer(result)));
    }
  }

  @Override
  public HResult copyMessages(List<EntryId> messages, NativeFolder destination, int flags) {
    if (!(destination instanceof Win32Folder target)) {
      throw failed(
          MapiMethod.FOLDER_COPY_MESSAGES,
          "MAPI_E_INVALID_PARAMETER",
          "the destination belongs to another binding");
    }
    BlockBuilder builder = mapi.block();
    int list = mapi.encoder(builder).entryList(messages);
    try (NativeBlock block = new NativeBlock(builder)) {
      return call(
          MapiMethod.FOLDER_COPY_MESSAGES,
          block.at(list),
          null,
          target.self(),
          NO_WINDOW,
          null,
          flags);
    }
  }

  @Override
  public HResult deleteMessages(List<EntryId> messages) {
    BlockBuilder builder = mapi.block();
    int list = mapi.encoder(builder).entryList(messages);
    try (NativeBlock block = new NativeBlock(builder)) {
      return call(MapiMethod.FOLDER_DELETE_MESSAGES, block.at(list), NO_WINDOW, null, 0);
    }
  }
}
