// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.Arrays;
import java.util.HexFormat;

/** Holds an immutable sequence of bytes: the value of a PT_BINARY property. */
public final class Binary {
  /** No bytes. */
  public static final Binary EMPTY = new Binary(new byte[0]);

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] bytes;

  private Binary(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Makes a copy of the given bytes. */
  public static Binary of(byte... bytes) {
    return bytes.length == 0 ? EMPTY : new Binary(bytes.clone());
  }

  /**
   * Returns the bytes that a string of hexadecimal digits spells.
   *
   * @throws IllegalArgumentException if it spells none
   */
  public static Binary ofHex(String hex) {
    return of(HEX.parseHex(hex));
  }

  /** Returns the number of bytes. */
  public int size() {
    return bytes.length;
  }

  /** Returns a copy of the bytes. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Returns the bytes as upper-case hexadecimal digits, two a byte. */
  public String toHex() {
    return HEX.formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Binary that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Returns the digits of up to 32 bytes, and the length if there are more. */
  @Override
  public String toString() {
    return bytes.length <= 32
        ? toHex()
        : HEX.formatHex(bytes, 0, 32) + "... (" + bytes.length + " bytes)";
  }
}
