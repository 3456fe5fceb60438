// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Supplier;

/** A stream of a storage: its bytes, as often as they are asked for. */
public interface StoredStream {
  /** The number of bytes. */
  long size();

  /** The bytes. The stream holds nothing that must be closed. */
  InputStream open();

  /** All bytes, in memory. */
  default byte[] toByteArray() {
    try (InputStream bytes = open()) {
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** A stream of bytes that are in memory. They are not copied. */
  static StoredStream of(byte[] bytes) {
    return new Made(bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  /** A stream whose bytes are opened twice: now, to count them, and when they are written. */
  static StoredStream counted(Supplier<InputStream> content) throws IOException {
    try (InputStream bytes = content.get()) {
      return new Made(bytes.transferTo(OutputStream.nullOutputStream()), content);
    }
  }

  /** A stream of a known size. */
  record Made(long size, Supplier<InputStream> content) implements StoredStream {
    @Override
    public InputStream open() {
      return content.get();
    }
  }
}
