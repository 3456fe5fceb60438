// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeTable;

/** IMessage. */
final class Win32Message extends Win32Props implements NativeMessage {
  private static final @Nullable Pointer NO_WINDOW = null; // ulUIParam 0

  Win32Message(MapiProcess mapi, Pointer self) {
    super(mapi, "IMessage", self);
  }

  @Override
  UUID iid() {
    return Iid.MESSAGE;
  }

  @Override
  public NativeTable getRecipientTable() {
    return Win32Table.from(this, MapiMethod.MESSAGE_GET_RECIPIENT_TABLE, MAPI_UNICODE);
  }

  @Override
  public NativeTable getAttachmentTable() {
    return Win32Table.from(this, MapiMethod.MESSAGE_GET_ATTACHMENT_TABLE, MAPI_UNICODE);
  }

  @Override
  public void modifyRecipients(int flags, List<List<PropValue>> rows) {
    try (AdrList list =
        encoded(MapiMethod.MESSAGE_MODIFY_RECIPIENTS, () -> new AdrList(mapi, rows))) {
      call(MapiMethod.MESSAGE_MODIFY_RECIPIENTS, flags, list.pointer());
    }
  }

  @Override
  public NativeProps openAttach(int number, int flags) {
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.MESSAGE_OPEN_ATTACH, number, null, flags, block.at(result));
      return attach(MapiMethod.MESSAGE_OPEN_ATTACH, block.pointer(result));
    }
  }

  @Override
  public NativeProps createAttach() {
    BlockBuilder builder = mapi.block();
    int number = builder.reserve(4);
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.MESSAGE_CREATE_ATTACH, null, 0, block.at(number), block.at(result));
      return attach(MapiMethod.MESSAGE_CREATE_ATTACH, block.pointer(result));
    }
  }

  private NativeProps attach(MapiMethod method, long address) {
    return new Win32Props(mapi, "IAttach", object(method, address));
  }

  @Override
  public void deleteAttach(int number) {
    call(MapiMethod.MESSAGE_DELETE_ATTACH, number, NO_WINDOW, null, 0);
  }

  @Override
  public void submitMessage() {
    call(MapiMethod.MESSAGE_SUBMIT_MESSAGE, 0);
  }

  @Override
  public void setReadFlag(int flags) {
    call(MapiMethod.MESSAGE_SET_READ_FLAG, flags);
  }
}
