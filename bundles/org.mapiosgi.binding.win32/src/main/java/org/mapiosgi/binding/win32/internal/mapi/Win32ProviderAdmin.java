// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeProviderAdmin;
import org.mapiosgi.spi.NativeTable;

/** IProviderAdmin. */
final class Win32ProviderAdmin extends ComObject implements NativeProviderAdmin {
  Win32ProviderAdmin(MapiProcess mapi, Pointer self) {
    super(mapi, "IProviderAdmin", self);
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.PROVIDER_ADMIN_GET_LAST_ERROR;
  }

  @Override
  public NativeTable getProviderTable() {
    return Win32Table.from(this, MapiMethod.PROVIDER_ADMIN_GET_PROVIDER_TABLE, 0);
  }

  @Override
  public NativeProps openProfileSection(Binary uid, int flags) {
    return MapiUid.openSection(this, MapiMethod.PROVIDER_ADMIN_OPEN_PROFILE_SECTION, uid, flags);
  }
}
