// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.spi.NativeStream;

/** IStream. What is written counts only once it is committed. */
final class StreamObject extends LiveObject implements NativeStream {
  /** The longest value, in bytes. */
  private static final int LONGEST = 256 << 20;

  private final @Nullable Consumer<byte[]> commit;
  private final Runnable end;
  private byte[] bytes;
  private int length;
  private int position;

  /** A stream to read from. */
  StreamObject(World world, LiveObject parent, byte[] bytes) {
    this(world, parent, bytes, null, () -> {});
  }

  /**
   * A stream to write to.
   *
   * @param commit takes the bytes; null for a stream to read from
   * @param end runs when the stream is released
   */
  StreamObject(
      World world,
      LiveObject parent,
      byte[] bytes,
      @Nullable Consumer<byte[]> commit,
      Runnable end) {
    super(world, parent, "IStream");
    this.bytes = bytes;
    this.length = bytes.length;
    this.commit = commit;
    this.end = end;
  }

  @Override
  public int read(byte[] buffer, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffer.length);
    return call(
        "Read",
        "length=" + count,
        () -> {
          int read = Math.min(count, length - position);
          System.arraycopy(bytes, position, buffer, offset, read);
          position += read;
          return read;
        });
  }

  @Override
  public void write(byte[] buffer, int offset, int count) {
    Objects.checkFromIndexSize(offset, count, buffer.length);
    run(
        "Write",
        "length=" + count,
        () -> {
          requireWritable("Write");
          if (count > LONGEST - position) {
            throw failure(
                "Write", HResult.named("MAPI_E_TOO_BIG"), "a value has at most 256 MiB here");
          }
          int needed = position + count;
          if (needed > bytes.length) {
            bytes =
                Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(LONGEST, bytes.length * 2L)));
          }
          System.arraycopy(buffer, offset, bytes, position, count);
          position = needed;
          length = Math.max(length, needed);
        });
  }

  @Override
  public void commit() {
    run(
        "Commit",
        "",
        () -> {
          requireWritable("Commit").accept(Arrays.copyOf(bytes, length));
        });
  }

  private Consumer<byte[]> requireWritable(String method) {
    if (commit == null) {
      throw failure(method, NO_ACCESS, "the stream was opened for reading");
    }
    return commit;
  }

  @Override
  void onRelease(String operation) {
    end.run();
  }
}
