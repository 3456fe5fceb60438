// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Converts text to and from the bytes of a text stream: UTF-16LE code units, one by one, so that a
 * surrogate without its partner is kept as it is.
 */
final class Utf16 {
  private Utf16() {}

  static byte[] toBytes(String text) {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asCharBuffer().put(text);
    return bytes.array();
  }

  /** Some providers end a stream with the terminator of the text, which is no part of it. */
  static String toText(byte[] bytes) {
    int units = bytes.length / 2;
    if (units > 0 && bytes[2 * units - 2] == 0 && bytes[2 * units - 1] == 0) {
      units--;
    }
    return ByteBuffer.wrap(bytes, 0, units * 2)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asCharBuffer()
        .toString();
  }
}
