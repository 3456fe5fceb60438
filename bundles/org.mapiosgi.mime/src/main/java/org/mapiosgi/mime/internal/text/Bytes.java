// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

import java.io.InputStream;
import java.nio.ByteBuffer;

/** Looks at a run of bytes without copying it. Immutable as long as the bytes below it are. */
public final class Bytes {
  private final ByteBuffer buffer;

  private Bytes(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** The bytes of an array, which is not copied. */
  public static Bytes of(byte[] bytes) {
    return of(ByteBuffer.wrap(bytes));
  }

  /** The remaining bytes of a buffer, which is not copied. */
  public static Bytes of(ByteBuffer buffer) {
    return new Bytes(buffer.slice().asReadOnlyBuffer());
  }

  /** The number of bytes. */
  public int size() {
    return buffer.limit();
  }

  /** One byte. */
  public byte at(int index) {
    return buffer.get(index);
  }

  /** The bytes from one index up to, and without, another. */
  public Bytes part(int from, int to) {
    return new Bytes(buffer.slice(from, to - from));
  }

  /** The place of the first such byte from an index on; the size if there is none. */
  public int indexOf(char wanted, int from) {
    int index = from;
    while (index < size() && at(index) != (byte) wanted) {
      index++;
    }
    return Math.min(index, size());
  }

  /** The end of the line that begins at an index: its line feed, or the end of all bytes. */
  public int lineEnd(int from) {
    return indexOf('\n', from);
  }

  /** The end of the text of a line that goes up to an index: before its carriage returns. */
  public int textEnd(int from, int lineEnd) {
    int end = lineEnd;
    while (end > from && at(end - 1) == '\r') {
      end--;
    }
    return end;
  }

  /** Whether these bytes stand at an index. */
  public boolean startsWith(int index, byte[] prefix) {
    if (index + prefix.length > size()) {
      return false;
    }
    for (int offset = 0; offset < prefix.length; offset++) {
      if (at(index + offset) != prefix[offset]) {
        return false;
      }
    }
    return true;
  }

  /** A copy of the bytes. */
  public byte[] toByteArray() {
    byte[] copy = new byte[size()];
    buffer.duplicate().get(0, copy);
    return copy;
  }

  /** The bytes as a buffer that cannot be written to. */
  public ByteBuffer buffer() {
    return buffer.duplicate();
  }

  /** The bytes as a stream. */
  public InputStream stream() {
    return new Reading(buffer.duplicate());
  }

  private static final class Reading extends InputStream {
    private final ByteBuffer left;

    Reading(ByteBuffer left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left.hasRemaining() ? left.get() & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (length == 0) {
        return 0;
      }
      int count = Math.min(length, left.remaining());
      left.get(into, offset, count);
      return count == 0 ? -1 : count;
    }

    @Override
    public int available() {
      return left.remaining();
    }
  }
}
