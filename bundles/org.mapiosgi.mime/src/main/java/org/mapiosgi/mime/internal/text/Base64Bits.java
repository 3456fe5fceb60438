// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

import java.io.ByteArrayOutputStream;

/** Collects the bits of base64 digits; padding may be missing, or stand in the middle. */
public final class Base64Bits {
  private int bits;
  private int count;

  /** The six bits of a digit; -1 for any other character. */
  public static int value(int c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    } else if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    } else if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  /** Whether a character between digits means nothing. */
  public static boolean isSkipped(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  /** Adds a digit or a padding character; false if it is neither. */
  public boolean add(int c, ByteArrayOutputStream out) {
    if (c == '=') {
      end(out);
      return true;
    }
    int value = value(c);
    if (value < 0) {
      return false;
    }
    bits = bits << 6 | value;
    count++;
    if (count == 4) {
      out.write(bits >> 16);
      out.write(bits >> 8);
      out.write(bits);
      bits = 0;
      count = 0;
    }
    return true;
  }

  /** Writes what is left of a last group that is not whole. */
  public void end(ByteArrayOutputStream out) {
    if (count == 2) {
      out.write(bits >> 4);
    } else if (count == 3) {
      out.write(bits >> 10);
      out.write(bits >> 2);
    }
    bits = 0;
    count = 0;
  }
}
