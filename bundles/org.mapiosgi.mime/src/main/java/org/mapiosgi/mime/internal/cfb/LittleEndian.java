// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The byte order of compound files and of what is in them. */
public final class LittleEndian {
  private LittleEndian() {}

  /** Looks at an array, which is not copied. */
  public static ByteBuffer of(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
