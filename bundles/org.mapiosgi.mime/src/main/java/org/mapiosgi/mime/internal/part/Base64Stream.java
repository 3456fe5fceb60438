// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.part;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import org.mapiosgi.mime.internal.text.Base64Bits;
import org.mapiosgi.mime.internal.text.Bytes;

/** Decodes base64. Passes over characters that are no base64, and needs no padding. */
final class Base64Stream extends InputStream {
  private static final int CHUNK = 4096;

  private final Bytes in;
  private final Base64Bits bits = new Base64Bits();
  private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(CHUNK);
  private byte[] ready = new byte[0];
  private int next;
  private int at;

  Base64Stream(Bytes in) {
    this.in = in;
  }

  /** Counts the characters that are not digits, padding or blanks. */
  static int junk(Bytes bytes) {
    int junk = 0;
    for (int index = 0; index < bytes.size(); index++) {
      byte c = bytes.at(index);
      if (c != '=' && !Base64Bits.isSkipped(c) && Base64Bits.value(c) < 0) {
        junk++;
      }
    }
    return junk;
  }

  /** Whether most of it is base64: text that only claims to be is better left as it is. */
  static boolean isBase64(Bytes bytes) {
    int blanks = 0;
    for (int index = 0; index < bytes.size(); index++) {
      blanks += bytes.at(index) == ' ' ? 1 : 0;
    }
    int junk = junk(bytes);
    return (junk + blanks) * 8L <= bytes.size() || (junk == 0 && isInGroups(bytes));
  }

  /** Whether blanks stand between whole groups of four digits only. */
  private static boolean isInGroups(Bytes bytes) {
    int digits = 0;
    for (int index = 0; index < bytes.size(); index++) {
      if (!Base64Bits.isSkipped(bytes.at(index))) {
        digits++;
      } else if (digits % 4 != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean fill() {
    chunk.reset();
    while (at < in.size() && chunk.size() < CHUNK - 3) {
      boolean unused = bits.add(in.at(at), chunk);
      at++;
    }
    if (at == in.size()) {
      bits.end(chunk);
    }
    ready = chunk.toByteArray();
    next = 0;
    return ready.length > 0;
  }

  @Override
  public int read() {
    return next < ready.length || fill() ? ready[next++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    if (length == 0) {
      return 0;
    }
    if (next == ready.length && !fill()) {
      return -1;
    }
    int count = Math.min(length, ready.length - next);
    System.arraycopy(ready, next, into, offset, count);
    next += count;
    return count;
  }
}
