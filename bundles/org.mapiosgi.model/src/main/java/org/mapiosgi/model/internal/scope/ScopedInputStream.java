// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.scope;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.spi.NativeStream;

/** Reads an IStream as an InputStream, within its scope. */
public final class ScopedInputStream extends InputStream {
  private final Scope scope;
  private final NativeStream stream;
  private final Runnable ended;
  private boolean closed;

  /**
   * Makes a stream of a native one that the scope owns.
   *
   * @param ended runs after the release of the stream
   */
  public ScopedInputStream(Scope scope, NativeStream stream, Runnable ended) {
    this.scope = scope;
    this.stream = stream;
    this.ended = ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (closed) {
      scope.check();
      throw new IOException("the stream is closed");
    }
    scope.check(stream);
    if (length == 0) {
      return 0;
    }
    try {
      int read = stream.read(buffer, offset, length);
      return read == 0 ? -1 : read;
    } catch (MapiException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      scope.release(stream);
      ended.run();
    }
  }
}
