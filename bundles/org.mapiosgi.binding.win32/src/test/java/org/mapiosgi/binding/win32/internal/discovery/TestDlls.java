// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that have just the header of a Windows program. */
final class TestDlls {
  static final int X64 = 0x8664;
  static final int X86 = 0x014C;

  private TestDlls() {}

  static Path dll(Path folder, String name, int machine) {
    return file(folder.resolve(name), machine, 0x2022);
  }

  static Path program(Path folder, String name, int machine) {
    return file(folder.resolve(name), machine, 0x0022);
  }

  static Path bytes(Path file, byte[] content) {
    try {
      Files.createDirectories(file.getParent());
      return Files.write(file, content);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path file(Path file, int machine, int characteristics) {
    ByteBuffer bytes = ByteBuffer.allocate(0x100).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(0, (short) 0x5A4D).putInt(0x3C, 0x80);
    bytes.putInt(0x80, 0x4550).putShort(0x84, (short) machine);
    bytes.putShort(0x96, (short) characteristics);
    byte[] content = new byte[bytes.capacity()];
    bytes.get(0, content);
    return bytes(file, content);
  }
}
