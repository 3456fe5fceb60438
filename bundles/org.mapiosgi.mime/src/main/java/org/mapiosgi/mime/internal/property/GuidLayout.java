// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.property;

import java.nio.ByteBuffer;
import java.util.UUID;

/** A GUID as Windows has it in memory and in files. Buffers have little-endian order. */
public final class GuidLayout {
  /** The number of bytes. */
  public static final int SIZE = 16;

  private GuidLayout() {}

  /** Puts a GUID in the layout of Windows. The buffer has little-endian order. */
  public static void put(ByteBuffer into, int at, UUID guid) {
    long most = guid.getMostSignificantBits();
    into.putInt(at, (int) (most >>> 32));
    into.putShort(at + 4, (short) (most >>> 16));
    into.putShort(at + 6, (short) most);
    into.putLong(at + 8, Long.reverseBytes(guid.getLeastSignificantBits()));
  }

  /** A GUID that is in the layout of Windows. */
  public static UUID get(ByteBuffer from, int at) {
    long most =
        ((long) from.getInt(at) << 32)
            | ((from.getShort(at + 4) & 0xFFFFL) << 16)
            | (from.getShort(at + 6) & 0xFFFFL);
    return new UUID(most, Long.reverseBytes(from.getLong(at + 8)));
  }
}
