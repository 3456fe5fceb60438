// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeManageStore;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeStore;

/** IMsgStore. */
final class Win32Store extends Win32Props implements NativeStore {
  // Object types of MAPIDefS.h.
  private static final int MAPI_FOLDER = 3;
  private static final int MAPI_MESSAGE = 5;

  private final Connections connections = new Connections(this, MapiMethod.STORE_UNADVISE);

  Win32Store(MapiProcess mapi, Pointer self) {
    super(mapi, "IMsgStore", self);
  }

  @Override
  public EntryId getReceiveFolder(String messageClass) {
    BlockBuilder builder = mapi.block();
    int text = builder.appendUtf16(messageClass);
    int count = builder.reserve(4);
    int result = builder.reservePointer();
    MapiMethod method = MapiMethod.STORE_GET_RECEIVE_FOLDER;
    try (NativeBlock block = new NativeBlock(builder)) {
      call(method, block.at(text), MAPI_UNICODE, block.at(count), block.at(result), null);
      return EntryIds.take(mapi, view(method), block.u4(count), block.pointer(result))
          .orElseThrow(() -> view(method).corrupt("an empty entry id"));
    }
  }

  @Override
  public NativeFolder openFolder(EntryId folder, int flags) {
    return new Win32Folder(
        mapi,
        OpenedEntry.open(this, MapiMethod.STORE_OPEN_ENTRY, folder, flags)
            .expect(this, MAPI_FOLDER, "folder"));
  }

  @Override
  public NativeFolder openRoot(int flags) {
    return new Win32Folder(
        mapi,
        OpenedEntry.openDefault(this, MapiMethod.STORE_OPEN_ENTRY, flags)
            .expect(this, MAPI_FOLDER, "folder"));
  }

  @Override
  public NativeMessage openMessage(EntryId message, int flags) {
    return new Win32Message(
        mapi,
        OpenedEntry.open(this, MapiMethod.STORE_OPEN_ENTRY, message, flags)
            .expect(this, MAPI_MESSAGE, "message"));
  }

  @Override
  public NativeManageStore queryManageStore() {
    return Win32ManageStore.of(this);
  }

  @Override
  public void abortSubmit(EntryId message) {
    byte[] id = message.toByteArray();
    BlockBuilder builder = mapi.block();
    int entry = builder.append(id);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.STORE_ABORT_SUBMIT, id.length, block.at(entry), 0);
    }
  }

  @Override
  public long advise(Optional<EntryId> object, int eventMask, NativeAdviseSink sink) {
    BlockBuilder builder = mapi.block();
    byte[] id = object.map(EntryId::toByteArray).orElse(new byte[0]);
    int entry = builder.append(id);
    try (NativeBlock block = new NativeBlock(builder)) {
      return connections.add(
          sink,
          (reference, number) ->
              call(
                  MapiMethod.STORE_ADVISE,
                  id.length,
                  id.length == 0 ? null : block.at(entry),
                  eventMask,
                  reference,
                  number));
    }
  }

  @Override
  public void unadvise(long connection) {
    connections.remove(connection);
  }

  @Override
  public void release() {
    super.release();
    connections.ownerReleased();
  }
}
