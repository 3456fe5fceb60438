// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.encode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Looks at bytes once, in constant memory, to find the encoding that suits them. Bytes that pass
 * unchanged have no line that a boundary of ours can be mistaken for: {@link #BOUNDARY_START}.
 */
public final class ContentProfile extends OutputStream {
  /**
   * The beginning of each boundary. Quoted-printable encodes the equals sign and base64 has no
   * hyphen, so a line with it can only be in bytes that pass unchanged.
   */
  public static final String BOUNDARY_START = "=_";

  /** RFC 5322, 2.1.1. */
  private static final int LONGEST_LINE = 998;

  private static final String BOUNDARY_LINE = "--" + BOUNDARY_START;
  private static final String FROM_LINE = "From ";

  private long bytes;
  private long escaped;
  private long longestLine;
  private long column;
  private boolean controls;
  private boolean eightBit;
  private boolean looseLineEnds;
  private boolean misread;
  private boolean maybeFrom;
  private boolean maybeBoundary;
  private boolean onlyDot;
  private int before;

  private ContentProfile() {}

  /** Looks at all bytes of a stream. */
  public static ContentProfile of(InputStream in) throws IOException {
    return of(in, false);
  }

  /**
   * Looks at all bytes of a stream.
   *
   * @param canonical whether their line ends will be made CRLF
   */
  public static ContentProfile of(InputStream in, boolean canonical) throws IOException {
    ContentProfile profile = new ContentProfile();
    if (canonical) {
      CanonicalLines lines = new CanonicalLines(profile);
      in.transferTo(lines);
      lines.finish();
    } else {
      in.transferTo(profile);
    }
    profile.end();
    return profile;
  }

  @Override
  public void write(int b) {
    int c = b & 0xFF;
    bytes++;
    if (before == '\r' && c != '\n') {
      looseLineEnds = true;
    }
    if (c == '\n') {
      looseLineEnds |= before != '\r';
      // A line with nothing but a dot ends a mail on its way (RFC 5321, 4.5.2).
      misread |= onlyDot && column == 1;
      column = 0;
    } else if (c != '\r') {
      inLine(c);
    }
    before = c;
  }

  private void inLine(int c) {
    maybeFrom =
        column == 0 ? c == 'F' : maybeFrom && column < 5 && c == FROM_LINE.charAt((int) column);
    maybeBoundary =
        column == 0
            ? c == '-'
            : maybeBoundary && column < 4 && c == BOUNDARY_LINE.charAt((int) column);
    misread |= (maybeFrom && column == 4) || (maybeBoundary && column == 3);
    onlyDot = column == 0 && c == '.';
    eightBit |= c >= 0x80;
    // ISO-2022 switches its charsets with escapes, and is 7bit by its nature.
    controls |= c == 0x7F || (c < ' ' && c != '\t' && c != 0x1B);
    escaped += QuotedPrintableOutput.isPlain(c) ? 0 : 1;
    column++;
    longestLine = Math.max(longestLine, column);
  }

  @Override
  public void write(byte[] from, int offset, int length) {
    for (int index = 0; index < length; index++) {
      write(from[offset + index]);
    }
  }

  private void end() {
    looseLineEnds |= before == '\r';
    misread |= onlyDot && column == 1;
  }

  /** Whether every line end is CRLF. */
  public boolean hasCanonicalLines() {
    return !looseLineEnds;
  }

  /** Whether the last line ends. */
  public boolean endsLine() {
    return before == '\n';
  }

  /** Whether a byte is beyond ASCII. */
  public boolean isEightBit() {
    return eightBit;
  }

  /** Whether all bytes are ASCII without controls, in lines that mail can carry. */
  public boolean isSevenBit() {
    return !looseLineEnds && !controls && !misread && longestLine <= LONGEST_LINE && !eightBit;
  }

  /** The encoding for text with CRLF. */
  public TransferEncoding forText() {
    if (isSevenBit()) {
      return TransferEncoding.SEVEN_BIT;
    }
    long base64 = (bytes + 2) / 3 * 4;
    return bytes + 2 * escaped <= base64
        ? TransferEncoding.QUOTED_PRINTABLE
        : TransferEncoding.BASE64;
  }
}
