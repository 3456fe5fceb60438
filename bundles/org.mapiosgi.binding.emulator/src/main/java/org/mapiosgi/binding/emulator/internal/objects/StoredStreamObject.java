// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.binding.emulator.internal.model.StoredBytes;
import org.mapiosgi.spi.NativeStream;

/** IStream to read a long value that is not in the heap. */
final class StoredStreamObject extends LiveObject implements NativeStream {
  private final InputStream in;

  StoredStreamObject(World world, LiveObject parent, StoredBytes bytes) {
    super(world, parent, "IStream");
    this.in = bytes.open();
  }

  @Override
  public int read(byte[] buffer, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffer.length);
    return call(
        "Read",
        "length=" + count,
        () -> {
          try {
            return in.readNBytes(buffer, offset, count);
          } catch (IOException e) {
            throw failure("Read", HResult.named("MAPI_E_DISK_ERROR"), e.toString());
          }
        });
  }

  @Override
  public void write(byte[] buffer, int offset, int count) {
    run("Write", "length=" + count, () -> refuse("Write"));
  }

  @Override
  public void commit() {
    run("Commit", "", () -> refuse("Commit"));
  }

  private void refuse(String method) {
    throw failure(method, NO_ACCESS, "the stream was opened for reading");
  }
}
