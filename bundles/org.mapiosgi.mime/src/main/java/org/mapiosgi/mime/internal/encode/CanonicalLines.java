// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Makes every line end CRLF. Several carriage returns before a line feed are one line end. */
public final class CanonicalLines extends OutputStream {
  private final OutputStream out;
  private long returns;

  /** Writes to a stream, which is not closed. */
  public CanonicalLines(OutputStream out) {
    this.out = out;
  }

  /** A copy of text with its line ends made CRLF. */
  public static byte[] of(byte[] text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length + 16);
    try {
      CanonicalLines lines = new CanonicalLines(out);
      lines.write(text, 0, text.length);
      lines.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public void write(int b) throws IOException {
    int c = b & 0xFF;
    if (c == '\r') {
      returns++;
      return;
    }
    if (c == '\n') {
      returns = 1;
    }
    finish();
    if (c != '\n') {
      out.write(c);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int index = 0; index < length; index++) {
      write(bytes[offset + index]);
    }
  }

  /** Writes the line ends that wait for the next byte. */
  public void finish() throws IOException {
    while (returns > 0) {
      out.write('\r');
      out.write('\n');
      returns--;
    }
  }
}
