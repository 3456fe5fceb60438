// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import org.mapiosgi.api.HResult;
import org.mapiosgi.api.MapiException;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;
import org.mapiosgi.binding.win32.internal.codec.Struct;

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
      live.bufferObtained();
    }
  }

  /** Frees a root with all that is chained to it. */
  void free(long address) {
    if (address != 0) {
      library.freeBuffer(new Pointer(address));
      live.bufferFreed();
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
    live.bufferObtained();
    byte[] bytes = content.at(address);
    new Pointer(address).write(0, bytes, 0, bytes.length);
    return address;
  }

  /** Counts a row set in: the array and every row's properties are roots of their own. */
  void obtainedRows(MemoryView memory, long rows, int most) {
    if (rows == 0) {
      return;
    }
    obtained(rows);
    int count = memory.count(rows + Field.ROWSET_COUNT.in(memory.abi()), most, "rows");
    for (int i = 0; i < count; i++) {
      obtained(rowProps(memory, rows, i));
    }
  }

  /** FreeProws. */
  void freeRows(MemoryView memory, long rows, int most) {
    if (rows == 0) {
      return;
    }
    int count = memory.u4(rows + Field.ROWSET_COUNT.in(memory.abi()));
    // A count that cannot be true says nothing of what is to be freed: better leak than crash.
    for (int i = 0; count <= most && i < count; i++) {
      free(rowProps(memory, rows, i));
    }
    free(rows);
  }

  private static long rowProps(MemoryView memory, long rows, int index) {
    long row =
        rows + Field.ROWSET_ROWS.in(memory.abi()) + (long) Struct.SROW.size(memory.abi()) * index;
    return memory.pointer(row + Field.ROW_PROPS.in(memory.abi()));
  }
}
