// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that have just the header of a Windows program. */
final class TestDlls {
  static final int X64 = 0x8664;
  static final int X86 = 0x014C;

  private static final int SECTION = 0x1000;

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

  /** A 64-bit DLL with an import table; its one section holds the table and the names. */
  static Path importing(Path folder, String name, String... imports) {
    int headers = 0x200;
    int table = (imports.length + 1) * 20;
    ByteBuffer bytes = ByteBuffer.allocate(headers + 0x400).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(0, (short) 0x5A4D).putInt(0x3C, 0x80);
    bytes.putInt(0x80, 0x4550).putShort(0x84, (short) X64).putShort(0x86, (short) 1);
    bytes.putShort(0x94, (short) 0xF0).putShort(0x96, (short) 0x2022);
    bytes.putShort(0x98, (short) 0x20B); // PE32+
    bytes.putInt(0x98 + 112 + 8, SECTION).putInt(0x98 + 112 + 12, table);
    int section = 0x98 + 0xF0;
    bytes.putInt(section + 8, 0x400).putInt(section + 12, SECTION);
    bytes.putInt(section + 16, 0x400).putInt(section + 20, headers);
    int at = table;
    for (int i = 0; i < imports.length; i++) {
      bytes.putInt(headers + i * 20 + 12, SECTION + at);
      bytes.put(headers + at, imports[i].getBytes(StandardCharsets.US_ASCII));
      at += imports[i].length() + 1;
    }
    return bytes(folder.resolve(name), bytes.array());
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
