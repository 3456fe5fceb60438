// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.lzfu;

/**
 * The CRC of compressed RTF ([MS-OXRTFCP] 2.1.3.2): CRC-32 that begins with 0 and is not negated.
 */
public final class LzfuCrc {
  private static final int POLYNOMIAL = 0xEDB88320;
  private static final int[] TABLE = table();

  private LzfuCrc() {}

  private static int[] table() {
    int[] table = new int[256];
    for (int index = 0; index < table.length; index++) {
      int value = index;
      for (int bit = 0; bit < 8; bit++) {
        value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ POLYNOMIAL;
      }
      table[index] = value;
    }
    return table;
  }

  /** The checksum of a range of bytes. */
  public static int of(byte[] bytes, int from, int to) {
    int crc = 0;
    for (int index = from; index < to; index++) {
      crc = TABLE[(crc ^ bytes[index]) & 0xFF] ^ crc >>> 8;
    }
    return crc;
  }
}
