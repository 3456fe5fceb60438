// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Encodes text with CRLF as quoted-printable (RFC 2045, 6.7). A carriage return or a line feed
 * alone is a byte like any other. Also escapes text that mail servers and mailbox files change:
 * "From " and a dot at the beginning of a line.
 */
final class QuotedPrintableOutput extends OutputStream {
  /** The characters of a line before the soft line break that may follow. */
  private static final int WIDTH = 75;

  private static final int NONE = -1;
  private static final byte[] SOFT_BREAK = {'=', '\r', '\n'};
  private static final byte[] HARD_BREAK = {'\r', '\n'};

  private final OutputStream out;
  private int column;

  /** A byte that can be written when the next one is known. */
  private int pending = NONE;

  QuotedPrintableOutput(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int b) throws IOException {
    int next = b & 0xFF;
    if (pending == '\r' && next == '\n') {
      pending = NONE;
      out.write(HARD_BREAK);
      column = 0;
      return;
    }
    if (pending != NONE) {
      put(pending, next == '\r' && isBlank(pending));
    }
    pending = next;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    for (int index = 0; index < length; index++) {
      write(bytes[offset + index]);
    }
  }

  /** Writes the byte that waits for its next one. */
  void finish() throws IOException {
    if (pending != NONE) {
      put(pending, isBlank(pending));
      pending = NONE;
    }
  }

  private void put(int c, boolean blankAtLineEnd) throws IOException {
    boolean plain = isPlain(c) && !blankAtLineEnd;
    if (column + (plain ? 1 : 3) > WIDTH) {
      out.write(SOFT_BREAK);
      column = 0;
    }
    boolean literal = plain && !(column == 0 && (c == '.' || c == 'F'));
    if (literal) {
      out.write(c);
    } else {
      out.write('=');
      out.write(Tokens.hex((byte) c).getBytes(StandardCharsets.US_ASCII));
    }
    column += literal ? 1 : 3;
  }

  static boolean isPlain(int c) {
    return (c >= ' ' && c < 0x7F && c != '=') || c == '\t';
  }

  private static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }
}
