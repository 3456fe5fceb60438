// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeTable;

/** IABContainer and IDistList, which have the same slots. */
final class Win32AddressContainer extends Win32Props implements NativeAddressContainer {
  Win32AddressContainer(MapiProcess mapi, String interfaceName, Pointer self) {
    super(mapi, interfaceName, self);
  }

  @Override
  public NativeTable getContentsTable() {
    return Win32Table.from(this, MapiMethod.CONTAINER_GET_CONTENTS_TABLE, MAPI_UNICODE);
  }

  @Override
  public NativeTable getHierarchyTable() {
    return Win32Table.from(this, MapiMethod.CONTAINER_GET_HIERARCHY_TABLE, MAPI_UNICODE);
  }
}
