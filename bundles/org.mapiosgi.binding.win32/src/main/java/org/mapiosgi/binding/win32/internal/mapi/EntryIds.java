// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;

/** Entry ids that calls return in buffers of their own. */
final class EntryIds {
  private EntryIds() {}

  /** Copies the id and frees the buffer; MAPI_E_CORRUPT_DATA if there is none. */
  static EntryId require(MapiProcess mapi, MemoryView memory, int count, long address) {
    return take(mapi, memory, count, address)
        .orElseThrow(() -> memory.corrupt("an empty entry id"));
  }

  /** Copies the id and frees the buffer; empty if there is none. */
  static Optional<EntryId> take(MapiProcess mapi, MemoryView memory, int count, long address) {
    mapi.buffers().obtained(address);
    try {
      if (count < 0 || count > MemoryView.MAX_BYTES) {
        throw memory.corrupt("an entry id of " + Integer.toUnsignedString(count) + " bytes");
      }
      return count == 0 || address == 0
          ? Optional.empty()
          : Optional.of(EntryId.of(memory.bytes(address, count)));
    } finally {
      mapi.buffers().free(address);
    }
  }
}
