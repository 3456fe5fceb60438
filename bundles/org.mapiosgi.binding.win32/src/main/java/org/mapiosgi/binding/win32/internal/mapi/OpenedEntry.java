// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;

/**
 * Holds the result of OpenEntry, with the object type that tells which interface it has.
 *
 * @param method the OpenEntry that was called
 * @param type MAPI_FOLDER and the like
 * @param object one reference
 */
record OpenedEntry(MapiMethod method, int type, Pointer object) {

  /** OpenEntry with the object's default interface. */
  static OpenedEntry open(ComObject opener, MapiMethod method, EntryId id, int flags) {
    return open(opener, method, id.toByteArray(), flags);
  }

  /** OpenEntry without an entry id, with the object's default interface. */
  static OpenedEntry openDefault(ComObject opener, MapiMethod method, int flags) {
    return open(opener, method, new byte[0], flags);
  }

  private static OpenedEntry open(ComObject opener, MapiMethod method, byte[] bytes, int flags) {
    BlockBuilder builder = opener.mapi.block();
    int entryId = builder.append(bytes);
    int type = builder.reserve(4);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      opener.call(
          method,
          bytes.length,
          bytes.length == 0 ? null : block.at(entryId),
          null,
          flags,
          block.at(type),
          block.at(result));
      return new OpenedEntry(method, block.u4(type), opener.object(method, block.pointer(result)));
    }
  }

  /** The object where it is of the type; otherwise it is released and that is said. */
  Pointer expect(ComObject opener, int expected, String what) {
    if (type == expected) {
      return object;
    }
    throw unexpected(opener, what);
  }

  MapiException unexpected(ComObject opener, String what) {
    new Win32Props(opener.mapi, "IUnknown", object).release();
    return opener.failed(
        method, "MAPI_E_INVALID_OBJECT", "the entry is no " + what + " but of type " + type);
  }
}
