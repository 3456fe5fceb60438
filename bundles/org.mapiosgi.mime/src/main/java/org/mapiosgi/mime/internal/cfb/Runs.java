// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The bytes of a stream, as runs of bytes of the file. Nothing is copied before it is read. */
final class Runs implements StoredStream {
  private final ByteBuffer file;
  private int[] offsets = new int[1];
  private int[] lengths = new int[1];
  private int count;
  private long size;

  Runs(ByteBuffer file) {
    this.file = file;
  }

  /** Adds bytes of the file. Those behind the end of the file are left out. */
  void add(long offset, int length) {
    int there = (int) Math.max(0, Math.min(length, file.limit() - offset));
    if (there == 0) {
      return;
    }
    size += there;
    if (count > 0 && (long) offsets[count - 1] + lengths[count - 1] == offset) {
      lengths[count - 1] += there;
      return;
    }
    if (count == offsets.length) {
      offsets = Arrays.copyOf(offsets, count * 2);
      lengths = Arrays.copyOf(lengths, count * 2);
    }
    offsets[count] = (int) offset;
    lengths[count++] = there;
  }

  /** Takes bytes off the end. */
  void shorten(long newSize) {
    while (size > newSize) {
      int less = (int) Math.min(lengths[count - 1], size - newSize);
      lengths[count - 1] -= less;
      size -= less;
      if (lengths[count - 1] == 0) {
        count--;
      }
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() {
    return new Reading();
  }

  private final class Reading extends InputStream {
    private int run;
    private int done;

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      int got = 0;
      while (got < length && run < count) {
        int part = Math.min(length - got, lengths[run] - done);
        file.get(offsets[run] + done, into, offset + got, part);
        got += part;
        done += part;
        if (done == lengths[run]) {
          run++;
          done = 0;
        }
      }
      return got == 0 && length > 0 ? -1 : got;
    }
  }
}
