// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeSearch;
import org.mapiosgi.spi.NativeTable;

/** IMAPIFolder. */
final class Win32Folder extends Win32Props implements NativeFolder {
  // MAPIDefS.h.
  private static final int FOLDER_GENERIC = 1;
  private static final int FOLDER_SEARCH = 2;
  private static final @Nullable Pointer NO_WINDOW = null; // ulUIParam 0

  Win32Folder(MapiProcess mapi, Pointer self) {
    super(mapi, "IMAPIFolder", self);
  }

  @Override
  public NativeTable getContentsTable(int flags) {
    return Win32Table.from(this, MapiMethod.FOLDER_GET_CONTENTS_TABLE, flags | MAPI_UNICODE);
  }

  @Override
  public NativeTable getHierarchyTable() {
    return Win32Table.from(this, MapiMethod.FOLDER_GET_HIERARCHY_TABLE, MAPI_UNICODE);
  }

  @Override
  public NativeMessage createMessage(int flags) {
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.FOLDER_CREATE_MESSAGE, null, flags, block.at(result));
      return new Win32Message(
          mapi, object(MapiMethod.FOLDER_CREATE_MESSAGE, block.pointer(result)));
    }
  }

  @Override
  public NativeFolder createFolder(String name, int flags) {
    return createFolder(FOLDER_GENERIC, name, flags);
  }

  @Override
  public NativeFolder createSearchFolder(String name, int flags) {
    return createFolder(FOLDER_SEARCH, name, flags);
  }

  @Override
  public void setSearchCriteria(
      @Nullable Restriction restriction, List<EntryId> folders, int flags) {
    new Win32Search(this).set(restriction, folders, flags);
  }

  @Override
  public NativeSearch getSearchCriteria() {
    return new Win32Search(this).get();
  }

  private NativeFolder createFolder(int type, String name, int flags) {
    BlockBuilder builder = mapi.block();
    int text = builder.appendUtf16(name);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(
          MapiMethod.FOLDER_CREATE_FOLDER,
          type,
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
    Win32Folder target = ofThisBinding(MapiMethod.FOLDER_COPY_MESSAGES, destination);
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

  private Win32Folder ofThisBinding(MapiMethod method, NativeFolder destination) {
    if (destination instanceof Win32Folder target) {
      return target;
    }
    throw failed(method, "MAPI_E_INVALID_PARAMETER", "the destination belongs to another binding");
  }

  @Override
  public HResult copyFolder(
      EntryId folder, NativeFolder destination, Optional<String> name, int flags) {
    MapiMethod method = MapiMethod.FOLDER_COPY_FOLDER;
    Win32Folder target = ofThisBinding(method, destination);
    byte[] id = folder.toByteArray();
    BlockBuilder builder = mapi.block();
    int entry = builder.append(id);
    int text = builder.appendUtf16(name.orElse(""));
    try (NativeBlock block = new NativeBlock(builder)) {
      return call(
          method,
          id.length,
          block.at(entry),
          null,
          target.self(),
          name.isPresent() ? block.at(text) : null,
          NO_WINDOW,
          null,
          flags | MAPI_UNICODE);
    }
  }

  @Override
  public HResult deleteFolder(EntryId folder, int flags) {
    byte[] id = folder.toByteArray();
    BlockBuilder builder = mapi.block();
    int entry = builder.append(id);
    try (NativeBlock block = new NativeBlock(builder)) {
      return call(
          MapiMethod.FOLDER_DELETE_FOLDER, id.length, block.at(entry), NO_WINDOW, null, flags);
    }
  }

  @Override
  public HResult emptyFolder() {
    return call(MapiMethod.FOLDER_EMPTY_FOLDER, NO_WINDOW, null, 0);
  }
}
