// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Holds the header of a Portable Executable file, read without loading the file.
 *
 * @param machine which processor it is for
 * @param dll whether it is a DLL
 */
record PeFile(Machine machine, boolean dll) {

  /** Processors (IMAGE_FILE_MACHINE_*). */
  enum Machine {
    X64(0x8664, "64-bit (x64)"),
    X86(0x014C, "32-bit (x86)"),
    ARM64(0xAA64, "64-bit (ARM64)"),
    OTHER(-1, "another processor");

    private final int code;
    private final String text;

    Machine(int code, String text) {
      this.code = code;
      this.text = text;
    }

    static Machine of(int code) {
      for (Machine machine : values()) {
        if (machine.code == code) {
          return machine;
        }
      }
      return OTHER;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** That a file has no such header. */
  static final class NotPeException extends IOException {
    private static final long serialVersionUID = 1L;

    NotPeException(String reason) {
      super(reason);
    }
  }

  private static final int DOS_HEADER = 64;
  private static final int DOS_SIGNATURE = 0x5A4D; // "MZ"
  private static final int PE_OFFSET_AT = 0x3C;
  private static final int PE_SIGNATURE = 0x0000_4550; // "PE\0\0"
  private static final int PE_HEADER = 24;
  private static final int MACHINE_AT = 4;
  private static final int CHARACTERISTICS_AT = 22;
  private static final int IMAGE_FILE_DLL = 0x2000;

  /**
   * Reads the header.
   *
   * @throws NotPeException where the file is something else
   * @throws IOException where it cannot be read
   */
  static PeFile read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      ByteBuffer dos = read(channel, 0, DOS_HEADER);
      if (Short.toUnsignedInt(dos.getShort(0)) != DOS_SIGNATURE) {
        throw new NotPeException("it does not begin with MZ");
      }
      long offset = Integer.toUnsignedLong(dos.getInt(PE_OFFSET_AT));
      ByteBuffer pe = read(channel, offset, PE_HEADER);
      if (pe.getInt(0) != PE_SIGNATURE) {
        throw new NotPeException("it has no PE signature");
      }
      int characteristics = Short.toUnsignedInt(pe.getShort(CHARACTERISTICS_AT));
      return new PeFile(
          Machine.of(Short.toUnsignedInt(pe.getShort(MACHINE_AT))),
          (characteristics & IMAGE_FILE_DLL) != 0);
    }
  }

  /**
   * Bytes of a file, little endian.
   *
   * @throws NotPeException where it ends before
   */
  static ByteBuffer read(SeekableByteChannel channel, long at, int length) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    channel.position(at);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes) < 0) {
        throw new NotPeException("it ends too soon");
      }
    }
    return bytes;
  }
}
