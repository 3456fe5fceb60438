// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeAddressBook;
import org.mapiosgi.spi.NativeAddressContainer;
import org.mapiosgi.spi.NativeProps;

/** IAddrBook. */
final class Win32AddressBook extends ComObject implements NativeAddressBook {
  // Object types of MAPIDefS.h.
  private static final int MAPI_ABCONT = 4;
  private static final int MAPI_MAILUSER = 6;
  private static final int MAPI_DISTLIST = 8;

  private static final int MAPI_SEND_NO_RICH_INFO = 0x10000;
  private static final int MAPI_TO = 1;
  private static final int MOST_CONTAINERS = 10_000;
  private static final @Nullable Pointer NO_WINDOW = null; // ulUIParam 0

  Win32AddressBook(MapiProcess mapi, Pointer self) {
    super(mapi, "IAddrBook", self);
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.PROP_GET_LAST_ERROR;
  }

  @Override
  public NativeAddressContainer openRoot() {
    return new Win32AddressContainer(
        mapi,
        "IABContainer",
        OpenedEntry.openDefault(this, MapiMethod.ADDRESS_BOOK_OPEN_ENTRY, 0)
            .expect(this, MAPI_ABCONT, "address book container"));
  }

  @Override
  public NativeProps openEntry(EntryId entry) {
    OpenedEntry opened = OpenedEntry.open(this, MapiMethod.ADDRESS_BOOK_OPEN_ENTRY, entry, 0);
    return switch (opened.type()) {
      case MAPI_ABCONT -> new Win32AddressContainer(mapi, "IABContainer", opened.object());
      case MAPI_DISTLIST -> new Win32AddressContainer(mapi, "IDistList", opened.object());
      case MAPI_MAILUSER -> new Win32Props(mapi, "IMailUser", opened.object());
      default -> throw opened.unexpected(this, "address book entry");
    };
  }

  @Override
  public EntryId createOneOff(String displayName, String addressType, String address) {
    BlockBuilder builder = mapi.block();
    int name = builder.appendUtf16(displayName);
    int type = builder.appendUtf16(addressType);
    int at = builder.appendUtf16(address);
    int count = builder.reserve(4);
    int result = builder.reservePointer();
    MapiMethod method = MapiMethod.ADDRESS_BOOK_CREATE_ONE_OFF;
    try (NativeBlock block = new NativeBlock(builder)) {
      call(
          method,
          block.at(name),
          block.at(type),
          block.at(at),
          MAPI_UNICODE | MAPI_SEND_NO_RICH_INFO,
          block.at(count),
          block.at(result));
      return EntryIds.require(mapi, view(method), block.u4(count), block.pointer(result));
    }
  }

  @Override
  public List<PropValue> resolveName(String name) {
    MapiMethod method = MapiMethod.ADDRESS_BOOK_RESOLVE_NAME;
    List<PropValue> asked = List.of(Pr.DISPLAY_NAME.with(name), Pr.RECIPIENT_TYPE.with(MAPI_TO));
    try (AdrList list = new AdrList(mapi, List.of(asked))) {
      call(method, NO_WINDOW, MAPI_UNICODE, null, list.pointer());
      return list.values(0, view(method));
    }
  }

  @Override
  public List<EntryId> getSearchPath() {
    MapiMethod method = MapiMethod.ADDRESS_BOOK_GET_SEARCH_PATH;
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, MAPI_UNICODE, block.at(result));
      long rows = block.pointer(result);
      if (rows == 0) {
        return List.of();
      }
      try (RowSet set = new RowSet(mapi, view(method), rows, MOST_CONTAINERS)) {
        List<EntryId> path = new ArrayList<>();
        for (List<PropValue> row : set.rows(List.of())) {
          row.stream()
              .filter(value -> value.tag().equals(Pr.ENTRYID))
              .forEach(value -> path.add(Pr.ENTRYID.valueType().fromWire(value.value())));
        }
        return List.copyOf(path);
      }
    }
  }
}
