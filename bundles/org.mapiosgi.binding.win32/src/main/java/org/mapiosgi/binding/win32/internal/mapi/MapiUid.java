// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeProps;

/** MAPIUID as an argument: 16 bytes, as a row of a service or provider table has them. */
final class MapiUid {
  private static final int SIZE = 16;

  private MapiUid() {}

  /**
   * Appends it.
   *
   * @throws MapiException MAPI_E_INVALID_PARAMETER: MAPI would read past the end of fewer bytes
   */
  static int append(BlockBuilder block, String operation, Binary uid) {
    if (uid.size() != SIZE) {
      throw MapiException.of(
          operation,
          HResult.INVALID_PARAMETER,
          "a MAPIUID has " + SIZE + " bytes, this one has " + uid.size());
    }
    return block.append(uid.toByteArray());
  }

  /** OpenProfileSection of either administration object: one signature. */
  static NativeProps openSection(ComObject admin, MapiMethod method, Binary uid, int flags) {
    BlockBuilder builder = admin.mapi.block();
    int id = append(builder, admin.operation(method), uid);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      admin.call(method, block.at(id), null, flags, block.at(result));
      return new Win32Props(admin.mapi, "IProfSect", admin.object(method, block.pointer(result)));
    }
  }
}
