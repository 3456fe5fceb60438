// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.part;

import java.io.InputStream;
import org.mapiosgi.mime.internal.text.Bytes;

/** Decodes quoted-printable. Text that is no escape stays as it is. */
final class QuotedPrintable extends InputStream {
  private final Bytes in;
  private int at;

  /** Up to here, blanks are text; behind it they are not known yet. */
  private int blanksAreTextUpTo;

  QuotedPrintable(Bytes in) {
    this.in = in;
  }

  @Override
  public int read() {
    while (at < in.size()) {
      byte c = in.at(at);
      if (c == '=') {
        int value = escape();
        if (value >= 0) {
          return value;
        }
      } else if (!isBlank(c) || at < blanksAreTextUpTo || !skipBlanksBeforeLineEnd()) {
        at++;
        return c & 0xFF;
      }
    }
    return -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    int count = 0;
    while (count < length) {
      int next = read();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      into[offset + count] = (byte) next;
      count++;
    }
    return count;
  }

  /** The byte of an escape, or the equals sign itself; -1 after a soft line break. */
  private int escape() {
    int high = at + 2 < in.size() ? Character.digit(in.at(at + 1), 16) : -1;
    int low = at + 2 < in.size() ? Character.digit(in.at(at + 2), 16) : -1;
    if (high >= 0 && low >= 0) {
      at += 3;
      return high << 4 | low;
    }
    int end = at + 1;
    while (end < in.size() && (isBlank(in.at(end)) || in.at(end) == '\r')) {
      end++;
    }
    if (end == in.size() || in.at(end) == '\n') {
      at = Math.min(end + 1, in.size());
      return -1;
    }
    at++;
    return '=';
  }

  /** Blanks before a line end were added on the way (RFC 2045 6.7, rule 3). */
  private boolean skipBlanksBeforeLineEnd() {
    int end = at;
    while (end < in.size() && isBlank(in.at(end))) {
      end++;
    }
    if (end == in.size() || in.at(end) == '\n' || in.at(end) == '\r') {
      at = end;
      return true;
    }
    blanksAreTextUpTo = end;
    return false;
  }

  private static boolean isBlank(byte c) {
    return c == ' ' || c == '\t';
  }
}
