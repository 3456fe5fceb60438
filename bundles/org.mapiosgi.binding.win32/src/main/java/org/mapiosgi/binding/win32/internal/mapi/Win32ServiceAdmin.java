// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeProviderAdmin;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeTable;

/** IMsgServiceAdmin. */
final class Win32ServiceAdmin extends ComObject implements NativeServiceAdmin {
  private static final @Nullable Pointer NO_WINDOW = null; // ulUIParam 0

  Win32ServiceAdmin(MapiProcess mapi, Pointer self) {
    super(mapi, "IMsgServiceAdmin", self);
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.SERVICE_ADMIN_GET_LAST_ERROR;
  }

  @Override
  public NativeTable getMsgServiceTable() {
    return Win32Table.from(this, MapiMethod.SERVICE_ADMIN_GET_MSG_SERVICE_TABLE, 0);
  }

  @Override
  public NativeTable getProviderTable() {
    return Win32Table.from(this, MapiMethod.SERVICE_ADMIN_GET_PROVIDER_TABLE, 0);
  }

  @Override
  public void createMsgService(String service, String displayName, int flags) {
    MapiMethod method = MapiMethod.SERVICE_ADMIN_CREATE_MSG_SERVICE;
    BlockBuilder builder = mapi.block();
    int name = AnsiText.append(builder, operation(method), service);
    int display = AnsiText.append(builder, operation(method), displayName);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(name), block.at(display), NO_WINDOW, flags);
    }
  }

  @Override
  public void deleteMsgService(Binary uid) {
    MapiMethod method = MapiMethod.SERVICE_ADMIN_DELETE_MSG_SERVICE;
    BlockBuilder builder = mapi.block();
    int id = MapiUid.append(builder, operation(method), uid);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(id));
    }
  }

  @Override
  public void configureMsgService(Binary uid, int flags, List<PropValue> values) {
    MapiMethod method = MapiMethod.SERVICE_ADMIN_CONFIGURE_MSG_SERVICE;
    BlockBuilder builder = mapi.block();
    int id = MapiUid.append(builder, operation(method), uid);
    int props;
    try {
      props = mapi.encoder(builder).props(values);
    } catch (IllegalArgumentException unsayable) {
      throw MapiException.of(operation(method), HResult.INVALID_PARAMETER, unsayable.getMessage())
          .causedBy(unsayable);
    }
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(id), NO_WINDOW, flags, values.size(), block.at(props));
    }
  }

  @Override
  public NativeProps openProfileSection(Binary uid, int flags) {
    return MapiUid.openSection(this, MapiMethod.SERVICE_ADMIN_OPEN_PROFILE_SECTION, uid, flags);
  }

  @Override
  public NativeProviderAdmin adminProviders(Binary uid) {
    MapiMethod method = MapiMethod.SERVICE_ADMIN_ADMIN_PROVIDERS;
    BlockBuilder builder = mapi.block();
    int id = MapiUid.append(builder, operation(method), uid);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(id), 0, block.at(result));
      return new Win32ProviderAdmin(mapi, object(method, block.pointer(result)));
    }
  }
}
