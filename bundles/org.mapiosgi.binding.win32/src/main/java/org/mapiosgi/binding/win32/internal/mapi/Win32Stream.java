// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.spi.NativeStream;

/** IStream. */
final class Win32Stream extends ComObject implements NativeStream {
  private static final int CHUNK = 64 << 10;
  private static final int COUNT_BYTES = 8;
  private static final int STREAM_SEEK_SET = 0;

  // The count that a call returns, then the bytes; one piece for the stream's life.
  private final Memory transfer = new Memory(COUNT_BYTES + CHUNK);

  Win32Stream(MapiProcess mapi, Pointer self) {
    super(mapi, "IStream", self);
  }

  @Override
  @Nullable MapiMethod lastError() {
    return null;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    int wanted = Math.min(length, CHUNK);
    int got = move(MapiMethod.STREAM_READ, wanted);
    transfer.read(COUNT_BYTES, buffer, offset, got);
    return got;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    for (int done = 0; done < length; ) {
      int part = Math.min(length - done, CHUNK);
      requireLive(MapiMethod.STREAM_WRITE);
      transfer.write(COUNT_BYTES, buffer, offset + done, part);
      int written = move(MapiMethod.STREAM_WRITE, part);
      if (written == 0) {
        throw failed(
            MapiMethod.STREAM_WRITE,
            "MAPI_E_NOT_ENOUGH_DISK",
            "the stream takes no more after " + done + " of " + length + " bytes");
      }
      done += written;
    }
  }

  @Override
  public void commit() {
    call(MapiMethod.STREAM_COMMIT, 0);
  }

  /** Seek to the beginning. */
  void rewind() {
    call(MapiMethod.STREAM_SEEK, 0L, STREAM_SEEK_SET, null);
  }

  @Override
  public void release() {
    super.release();
    transfer.close();
  }

  private int move(MapiMethod method, int wanted) {
    // The memory is gone with the stream.
    requireLive(method);
    transfer.setInt(0, 0);
    call(method, transfer.share(COUNT_BYTES), wanted, transfer);
    int count = transfer.getInt(0);
    if (count < 0 || count > wanted) {
      throw view(method)
          .corrupt("a count of " + Integer.toUnsignedString(count) + " bytes for " + wanted);
    }
    return count;
  }
}
