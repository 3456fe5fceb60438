// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/** Reads streams one after another. Opens each when the one before it has ended. */
final class JoinedStream extends InputStream {
  private final Iterator<Supplier<InputStream>> left;
  private InputStream current = InputStream.nullInputStream();

  JoinedStream(List<Supplier<InputStream>> parts) {
    this.left = parts.iterator();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int got = current.read(into, offset, length);
    while (got < 0 && left.hasNext()) {
      current.close();
      current = left.next().get();
      got = current.read(into, offset, length);
    }
    return got;
  }

  @Override
  public void close() throws IOException {
    current.close();
  }
}
