// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.scope;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.spi.NativeStream;

/** Writes an IStream as an OutputStream, within its scope. Only close() commits. */
public final class ScopedOutputStream extends OutputStream {
  private final Scope scope;
  private final NativeStream stream;
  private final Runnable committed;
  private final Runnable ended;
  private boolean closed;
  private boolean failed;

  /** Makes a stream of a native one that the scope owns. */
  public ScopedOutputStream(Scope scope, NativeStream stream) {
    this(scope, stream, () -> {}, () -> {});
  }

  /**
   * Makes a stream of a native one that the scope owns.
   *
   * @param committed runs after the commit and the release of the stream
   * @param ended runs after the release of the stream, committed or not
   */
  public ScopedOutputStream(Scope scope, NativeStream stream, Runnable committed, Runnable ended) {
    this.scope = scope;
    this.stream = stream;
    this.committed = committed;
    this.ended = ended;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (closed) {
      scope.check();
      throw new IOException("the stream is closed");
    }
    scope.check(stream);
    if (length == 0) {
      return;
    }
    try {
      stream.write(buffer, offset, length);
    } catch (MapiException e) {
      failed = true;
      throw new IOException(e);
    }
  }

  /** Commits, and releases the stream. After a failed write, nothing is committed. */
  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    scope.check(stream);
    closed = true;
    try {
      if (!failed) {
        stream.commit();
        scope.release(stream);
        committed.run();
      }
    } catch (MapiException e) {
      throw new IOException(e);
    } finally {
      scope.release(stream);
      ended.run();
    }
  }
}
