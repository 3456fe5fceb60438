// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeTable;

/** IABContainer and IDistList, which have the same slots. */
final class Win32AddressContainer extends Win32Props implements NativeAddressContainer {
  Win32AddressContainer(MapiProcess mapi, String interfaceName, Pointer self) {
    super(mapi, interfaceName, self);
  }

  @Override
  public NativeTable getContentsTable() {
    return table(MapiMethod.CONTAINER_GET_CONTENTS_TABLE);
  }

  @Override
  public NativeTable getHierarchyTable() {
    return table(MapiMethod.CONTAINER_GET_HIERARCHY_TABLE);
  }

  private NativeTable table(MapiMethod method) {
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, MAPI_UNICODE, block.at(result));
      return new Win32Table(mapi, object(method, block.pointer(result)));
    }
  }
}
