// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.mapiosgi.binding.win32.internal.mapi.ComObject.MAPI_UNICODE;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;
import org.mapiosgi.binding.win32.internal.codec.PropDecoder;
import org.mapiosgi.binding.win32.internal.codec.RestrictionDecoder;
import org.mapiosgi.spi.NativeSearch;

/** IMAPIContainer::SetSearchCriteria and GetSearchCriteria of a folder. */
final class Win32Search {
  private final ComObject folder;

  Win32Search(ComObject folder) {
    this.folder = folder;
  }

  void set(@Nullable Restriction restriction, List<EntryId> folders, int flags) {
    BlockBuilder builder = folder.mapi.block();
    MapiMethod method = MapiMethod.FOLDER_SET_SEARCH_CRITERIA;
    int root = restriction == null ? 0 : folder.append(builder, method, restriction);
    int list = folders.isEmpty() ? 0 : folder.mapi.encoder(builder).entryList(folders);
    try (NativeBlock block = new NativeBlock(builder)) {
      folder.call(
          method,
          restriction == null ? null : block.at(root),
          folders.isEmpty() ? null : block.at(list),
          flags);
    }
  }

  NativeSearch get() {
    BlockBuilder builder = folder.mapi.block();
    int restriction = builder.reservePointer();
    int list = builder.reservePointer();
    int state = builder.reserve(4);
    MapiMethod method = MapiMethod.FOLDER_GET_SEARCH_CRITERIA;
    try (NativeBlock block = new NativeBlock(builder)) {
      folder.call(method, MAPI_UNICODE, block.at(restriction), block.at(list), block.at(state));
      long where = block.pointer(restriction);
      long folders = block.pointer(list);
      folder.mapi.buffers().obtained(where);
      folder.mapi.buffers().obtained(folders);
      try {
        MemoryView memory = folder.view(method);
        return new NativeSearch(
            where == 0
                ? Optional.empty()
                : Optional.of(new RestrictionDecoder(memory).decode(where)),
            folders == 0 ? List.of() : new PropDecoder(memory).entryList(folders),
            block.u4(state));
      } finally {
        folder.mapi.buffers().free(where);
        folder.mapi.buffers().free(folders);
      }
    }
  }
}
