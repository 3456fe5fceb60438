// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.write;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.mapiosgi.mime.internal.encode.FieldText;

/** Writes lines, and knows whether the last one has ended. Does not close the stream below. */
final class MailOutput extends OutputStream {
  private static final byte[] CRLF = {'\r', '\n'};

  private final OutputStream out;
  private int last = '\n';

  MailOutput(OutputStream out) {
    this.out = new BufferedOutputStream(out);
  }

  @Override
  public void write(int b) throws IOException {
    out.write(b);
    last = b;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    last = length > 0 ? bytes[offset + length - 1] : last;
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  /** Writes a line and its end. */
  void line(String text) throws IOException {
    write(FieldText.bytes(text));
    write(CRLF);
  }

  /** Ends the last line if that has not been done. */
  void endLine() throws IOException {
    if (last != '\n') {
      write(CRLF);
    }
  }
}
