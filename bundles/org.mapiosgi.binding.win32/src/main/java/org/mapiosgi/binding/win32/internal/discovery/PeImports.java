// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of the DLLs that a Portable Executable file needs to be loaded, read from its import
 * table. What it would load later, on demand, is not among them.
 *
 * <p>Source: Microsoft, "PE Format": optional header, data directories, section table, import
 * directory table.
 */
final class PeImports {
  private static final int PE_OFFSET_AT = 0x3C;
  private static final int PE_HEADER = 24;
  private static final int SECTIONS_AT = 6;
  private static final int OPTIONAL_SIZE_AT = 20;

  private static final int PE32 = 0x10B;
  private static final int PE32_PLUS = 0x20B;
  private static final int DIRECTORIES_AT_32 = 96;
  private static final int DIRECTORIES_AT_64 = 112;
  private static final int DIRECTORY = 8;
  private static final int IMPORTS = 1;

  private static final int SECTION_HEADER = 40;
  private static final int VIRTUAL_SIZE_AT = 8;
  private static final int VIRTUAL_ADDRESS_AT = 12;
  private static final int RAW_SIZE_AT = 16;
  private static final int RAW_AT = 20;

  private static final int DESCRIPTOR = 20;
  private static final int NAME_AT = 12;
  private static final int MOST_DESCRIPTORS = 2048;
  private static final int LONGEST_NAME = 256;

  private final SeekableByteChannel channel;
  private final ByteBuffer sections;

  private PeImports(SeekableByteChannel channel, ByteBuffer sections) {
    this.channel = channel;
    this.sections = sections;
  }

  /**
   * Reads them.
   *
   * @return in the order of the table; empty where the file imports nothing
   * @throws PeFile.NotPeException where the table is malformed
   * @throws IOException where the file cannot be read
   */
  static List<String> read(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long header =
          Integer.toUnsignedLong(PeFile.read(channel, PE_OFFSET_AT, Integer.BYTES).getInt(0));
      ByteBuffer pe = PeFile.read(channel, header, PE_HEADER);
      int optionalSize = Short.toUnsignedInt(pe.getShort(OPTIONAL_SIZE_AT));
      ByteBuffer optional = PeFile.read(channel, header + PE_HEADER, optionalSize);
      int sections = Short.toUnsignedInt(pe.getShort(SECTIONS_AT));
      return new PeImports(
              channel,
              PeFile.read(channel, header + PE_HEADER + optionalSize, sections * SECTION_HEADER))
          .names(tableOf(optional));
    }
  }

  /** The address of the import table; 0 where there is none. */
  private static long tableOf(ByteBuffer optional) throws PeFile.NotPeException {
    if (optional.capacity() < Short.BYTES) {
      return 0;
    }
    int directories =
        switch (Short.toUnsignedInt(optional.getShort(0))) {
          case PE32 -> DIRECTORIES_AT_32;
          case PE32_PLUS -> DIRECTORIES_AT_64;
          default -> throw new PeFile.NotPeException("its optional header is of an unknown kind");
        };
    int at = directories + IMPORTS * DIRECTORY;
    return at + DIRECTORY > optional.capacity() ? 0 : Integer.toUnsignedLong(optional.getInt(at));
  }

  private List<String> names(long table) throws IOException {
    List<String> names = new ArrayList<>();
    if (table == 0) {
      return names;
    }
    for (int i = 0; i < MOST_DESCRIPTORS; i++) {
      ByteBuffer descriptor =
          PeFile.read(channel, offsetOf(table + (long) i * DESCRIPTOR), DESCRIPTOR);
      long name = Integer.toUnsignedLong(descriptor.getInt(NAME_AT));
      if (name == 0) {
        return names;
      }
      names.add(nameAt(offsetOf(name)));
    }
    throw new PeFile.NotPeException("its import table has no end");
  }

  private String nameAt(long offset) throws IOException {
    int length = (int) Math.max(0, Math.min(LONGEST_NAME, channel.size() - offset));
    ByteBuffer bytes = PeFile.read(channel, offset, length);
    int end = 0;
    while (end < length && bytes.get(end) != 0) {
      end++;
    }
    if (end == 0 || end == length) {
      throw new PeFile.NotPeException("its import table names no file");
    }
    return StandardCharsets.US_ASCII.decode(bytes.flip().limit(end)).toString();
  }

  /** Converts an address of the loaded image into a position in the file. */
  private long offsetOf(long address) throws PeFile.NotPeException {
    for (int at = 0; at < sections.capacity(); at += SECTION_HEADER) {
      long start = Integer.toUnsignedLong(sections.getInt(at + VIRTUAL_ADDRESS_AT));
      long raw = Integer.toUnsignedLong(sections.getInt(at + RAW_SIZE_AT));
      long virtual = Integer.toUnsignedLong(sections.getInt(at + VIRTUAL_SIZE_AT));
      if (address >= start && address < start + Math.max(raw, virtual)) {
        return address - start + Integer.toUnsignedLong(sections.getInt(at + RAW_AT));
      }
    }
    throw new PeFile.NotPeException("its import table lies outside of its sections");
  }
}
