// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeAddressBook;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;
import org.mapiosgi.spi.NativeTable;

/** IMAPISession. */
final class Win32Session extends ComObject implements NativeSession {
  // Object types of MAPIDefS.h.
  private static final int MAPI_MAILUSER = 6;
  private static final int MAPI_DISTLIST = 8;
  private static final int AB_NO_DIALOG = 0x1;
  private static final @Nullable Pointer NO_WINDOW = null; // ulUIParam 0

  Win32Session(MapiProcess mapi, Pointer self) {
    super(mapi, "IMAPISession", self);
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.SESSION_GET_LAST_ERROR;
  }

  @Override
  public NativeTable getMsgStoresTable() {
    return Win32Table.from(this, MapiMethod.SESSION_GET_MSG_STORES_TABLE, MAPI_UNICODE);
  }

  @Override
  public NativeTable getStatusTable() {
    return Win32Table.from(this, MapiMethod.SESSION_GET_STATUS_TABLE, MAPI_UNICODE);
  }

  @Override
  public NativeStore openMsgStore(EntryId store, int flags) {
    byte[] bytes = store.toByteArray();
    BlockBuilder builder = mapi.block();
    int entryId = builder.append(bytes);
    int result = builder.reservePointer();
    MapiMethod method = MapiMethod.SESSION_OPEN_MSG_STORE;
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, NO_WINDOW, bytes.length, block.at(entryId), null, flags, block.at(result));
      return new Win32Store(mapi, object(method, block.pointer(result)));
    }
  }

  @Override
  public Optional<EntryId> queryIdentity() {
    BlockBuilder builder = mapi.block();
    int count = builder.reserve(4);
    int result = builder.reservePointer();
    MapiMethod method = MapiMethod.SESSION_QUERY_IDENTITY;
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(count), block.at(result));
      return EntryIds.take(mapi, view(method), block.u4(count), block.pointer(result));
    }
  }

  @Override
  public NativeAddressBook openAddressBook() {
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    MapiMethod method = MapiMethod.SESSION_OPEN_ADDRESS_BOOK;
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, NO_WINDOW, null, AB_NO_DIALOG, block.at(result));
      return new Win32AddressBook(mapi, object(method, block.pointer(result)));
    }
  }

  @Override
  public NativeProps openMailUser(EntryId entry) {
    OpenedEntry opened = OpenedEntry.open(this, MapiMethod.SESSION_OPEN_ENTRY, entry, 0);
    return switch (opened.type()) {
      case MAPI_MAILUSER -> new Win32Props(mapi, "IMailUser", opened.object());
      case MAPI_DISTLIST -> new Win32Props(mapi, "IDistList", opened.object());
      default -> throw opened.unexpected(this, "address book entry");
    };
  }

  @Override
  public void logoff(int flags) {
    call(MapiMethod.SESSION_LOGOFF, NO_WINDOW, flags, 0);
  }
}
