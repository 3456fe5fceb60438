// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.property;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The byte order of compound files, and of the lists and values in them. */
public final class LittleEndian {
  private LittleEndian() {}

  /** Looks at an array, which is not copied. */
  public static ByteBuffer of(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
