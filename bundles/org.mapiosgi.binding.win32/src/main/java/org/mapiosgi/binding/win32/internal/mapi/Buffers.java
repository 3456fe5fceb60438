// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;

/** MAPIAllocateBuffer and MAPIFreeBuffer, with an account of what is out. */
final class Buffers {
  private final MapiLibrary library;
  private final LiveObjects live;

  Buffers(MapiLibrary library, LiveObjects live) {
    this.library = library;
    this.live = live;
  }

  /** Takes charge of a buffer that a call returned; null is none. */
  void obtained(long address) {
    if (address != 0) {
      live.buffersObtained(1);
    }
  }

  /** Frees a root with all that is chained to it. */
  void free(long address) {
    if (address != 0) {
      library.freeBuffer(new Pointer(address));
      live.buffersFreed(1);
    }
  }

  /** A buffer of MAPI's with the block in it. */
  long allocate(BlockBuilder content) {
    BlockBuilder out = new BlockBuilder(content.abi());
    int result = out.reservePointer();
    long address;
    try (NativeBlock block = new NativeBlock(out)) {
      HResult hr = new HResult(library.allocateBuffer(content.size(), block.at(result)));
      if (hr.isFailure()) {
        throw MapiException.of("MAPIAllocateBuffer", hr, content.size() + " bytes");
      }
      address = block.pointer(result);
    }
    live.buffersObtained(1);
    byte[] bytes = content.at(address);
    new Pointer(address).write(0, bytes, 0, bytes.length);
    return address;
  }

  /** Takes charge of several at once. */
  void obtained(int buffers) {
    live.buffersObtained(buffers);
  }

  /** FreeProws: frees a row set that is sound, which is so many buffers. */
  void freeRows(long rows, List<Long> rowProps) {
    if (!library.freeProws(new Pointer(rows))) {
      rowProps.forEach(props -> library.freeBuffer(new Pointer(props)));
      library.freeBuffer(new Pointer(rows));
    }
    live.buffersFreed(1 + rowProps.size());
  }
}
