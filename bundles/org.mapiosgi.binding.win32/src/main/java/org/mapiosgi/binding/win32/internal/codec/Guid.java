// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** GUID as it lies in memory: three little-endian fields and eight bytes. */
public final class Guid {
  /** Bytes of one. */
  public static final int SIZE = 16;

  private Guid() {}

  /** The GUID that the bytes are. */
  public static UUID decode(byte[] bytes) {
    ByteBuffer little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    long first =
        Integer.toUnsignedLong(little.getInt(0)) << 32
            | Short.toUnsignedLong(little.getShort(4)) << 16
            | Short.toUnsignedLong(little.getShort(6));
    return new UUID(first, ByteBuffer.wrap(bytes).getLong(8));
  }

  /** The bytes that the GUID is. */
  public static byte[] encode(UUID guid) {
    long first = guid.getMostSignificantBits();
    byte[] bytes = new byte[SIZE];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(0, (int) (first >>> 32))
        .putShort(4, (short) (first >>> 16))
        .putShort(6, (short) first);
    ByteBuffer.wrap(bytes).putLong(8, guid.getLeastSignificantBits());
    return bytes;
  }
}
