// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Makes a compound file of version 4, which the writer never does. */
final class LargeSectors {
  private static final int SECTOR = 4096;

  private final ByteBuffer file = ByteBuffer.allocate(8 * SECTOR).order(ByteOrder.LITTLE_ENDIAN);

  private LargeSectors() {}

  /** A file with a stream in the mini stream, and one of three sectors. */
  static byte[] file(byte[] small, byte[] large) {
    LargeSectors made = new LargeSectors();
    made.header();
    int[] fat = {-3, -2, -2, -2, 5, 6, -2};
    for (int index = 0; index < SECTOR / 4; index++) {
      made.file.putInt(SECTOR + index * 4, index < fat.length ? fat[index] : -1);
    }
    int minis = (small.length + 63) / 64;
    for (int index = 0; index < SECTOR / 4; index++) {
      made.file.putInt(
          3 * SECTOR + index * 4, index < minis - 1 ? index + 1 : index < minis ? -2 : -1);
    }
    made.entry(0, "Root Entry", 5, 1, 3, minis * 64L);
    made.entry(1, "large", 2, 2, 4, large.length);
    made.entry(2, "small", 2, -1, 0, small.length);
    made.file.put(4 * SECTOR, small);
    made.file.put(5 * SECTOR, large);
    return made.file.array();
  }

  private void header() {
    file.putLong(0, 0xE11AB1A1E011CFD0L).putShort(24, (short) 0x3E).putShort(26, (short) 4);
    file.putShort(28, (short) 0xFFFE).putShort(30, (short) 12).putShort(32, (short) 6);
    file.putInt(40, 1).putInt(44, 1).putInt(48, 1).putInt(56, 4096).putInt(60, 2).putInt(64, 1);
    file.putInt(68, -2);
    for (int index = 1; index < 109; index++) {
      file.putInt(76 + index * 4, -1);
    }
  }

  /** An entry; the child of the root, and the right neighbour of a stream. */
  private void entry(int number, String name, int kind, int next, int start, long size) {
    int at = 2 * SECTOR + number * 128;
    file.put(at, name.getBytes(StandardCharsets.UTF_16LE));
    file.putShort(at + 64, (short) (name.length() * 2 + 2));
    file.put(at + 66, (byte) kind).put(at + 67, (byte) 1);
    file.putInt(at + 68, -1).putInt(at + 72, kind == 5 ? -1 : next);
    file.putInt(at + 76, kind == 5 ? next : -1);
    file.putInt(at + 116, start).putLong(at + 120, size);
  }
}
