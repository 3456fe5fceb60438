// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.mapiosgi.mime.internal.cfb.DirectoryTable.Entry;
import org.mapiosgi.mime.internal.property.LittleEndian;

/**
 * Writes a compound file of version 3 in one pass: the header, the FAT and its list (DIFAT), the
 * directory, the mini FAT, the mini stream, and the other streams one after another. The sizes of
 * the streams decide where everything is, so no stream is kept in memory. Of a file that is cut
 * off, all streams before the cut can be found.
 */
public final class FileWriting {
  private static final long LARGEST = 0x7FFFFFFFL;
  private static final int WORDS = CfbFormat.SECTOR / Integer.BYTES;
  private static final int ENTRIES = CfbFormat.SECTOR / CfbFormat.ENTRY_SIZE;

  private final DirectoryTable directory;
  private final OutputStream out;
  private final List<Entry> small = new ArrayList<>();
  private final List<Entry> large = new ArrayList<>();

  /** The chains of the FAT: how many sectors follow each other. */
  private final List<Integer> chains = new ArrayList<>();

  private int fatSectors;
  private int difatSectors;

  /** The sectors that have their place: at first those of the FAT and of its list. */
  private int placed;

  private FileWriting(Storage root, OutputStream out) {
    this.directory = new DirectoryTable(root);
    this.out = out;
  }

  /**
   * Writes a file.
   *
   * @param out is not closed
   * @throws IOException if the stream takes no more, a stream of the tree cannot be read or has
   *     another size than it says, or the file would be larger than 2 GiB
   */
  public static void write(Storage root, OutputStream out) throws IOException {
    new FileWriting(root, out).write();
  }

  /**
   * Opens a file as a stream, which reads the streams of the tree when they are asked for.
   *
   * @throws IOException if the file would be larger than 2 GiB
   */
  public static InputStream open(Storage root) throws IOException {
    ByteArrayOutputStream tables = new ByteArrayOutputStream();
    FileWriting writing = new FileWriting(root, tables);
    writing.tables();
    List<Supplier<InputStream>> parts = new ArrayList<>();
    parts.add(() -> new ByteArrayInputStream(tables.toByteArray()));
    writing.small.forEach(each -> addPadded(each, CfbFormat.MINI_SECTOR, parts));
    parts.add(padding(writing.directory.root().size, CfbFormat.SECTOR));
    writing.large.forEach(each -> addPadded(each, CfbFormat.SECTOR, parts));
    return new JoinedStream(parts);
  }

  private static void addPadded(Entry entry, int sector, List<Supplier<InputStream>> parts) {
    StoredStream stream = entry.stream;
    if (stream != null) {
      parts.add(stream::open);
      parts.add(padding(entry.size, sector));
    }
  }

  private static Supplier<InputStream> padding(long size, int sector) {
    int over = (int) (size % sector);
    return () -> new ByteArrayInputStream(new byte[over == 0 ? 0 : sector - over]);
  }

  private void write() throws IOException {
    tables();
    streams(small, CfbFormat.MINI_SECTOR);
    pad(directory.root().size, CfbFormat.SECTOR);
    streams(large, CfbFormat.SECTOR);
  }

  /** Writes all that is before the mini stream. */
  private void tables() throws IOException {
    int minis = sort();
    int miniFatSectors = parts(minis, WORDS);
    directory.root().size = (long) minis * CfbFormat.MINI_SECTOR;
    int directorySectors = parts(directory.entries().size(), ENTRIES);
    long others =
        (long) directorySectors + miniFatSectors + parts(directory.root().size, CfbFormat.SECTOR);
    for (Entry entry : large) {
      others += parts(entry.size, CfbFormat.SECTOR);
    }
    place(others);
    int directoryStart = chain(directorySectors);
    int miniFatStart = chain(miniFatSectors);
    directory.root().start = chain(parts(directory.root().size, CfbFormat.SECTOR));
    for (Entry entry : large) {
      entry.start = chain(parts(entry.size, CfbFormat.SECTOR));
    }
    header(directoryStart, miniFatStart, miniFatSectors);
    fat();
    difat();
    for (int index = 0; index < directorySectors * ENTRIES; index++) {
      out.write(directory.bytes(index));
    }
    miniFat();
  }

  /** Tells small streams from large ones. Returns the number of mini sectors. */
  private int sort() throws IOException {
    int minis = 0;
    long bytes = 0;
    for (Entry entry : directory.entries()) {
      if (entry.stream == null || entry.size == 0) {
        continue;
      }
      bytes += entry.size;
      if (bytes > LARGEST) {
        throw tooLarge();
      }
      if (entry.size < CfbFormat.CUTOFF) {
        entry.start = minis;
        minis += parts(entry.size, CfbFormat.MINI_SECTOR);
        small.add(entry);
      } else {
        large.add(entry);
      }
    }
    return minis;
  }

  /** Finds out how many sectors the FAT has for all others and for itself. */
  private void place(long others) throws IOException {
    while (placed != fatSectors + difatSectors || placed == 0) {
      placed = fatSectors + difatSectors;
      fatSectors = parts(others + placed, WORDS);
      difatSectors = parts(Math.max(0, fatSectors - CfbFormat.FATS_IN_HEADER), WORDS - 1);
    }
    if ((others + placed + 1) * CfbFormat.SECTOR > LARGEST) {
      throw tooLarge();
    }
  }

  private static IOException tooLarge() {
    return new IOException("the compound file would be larger than 2 GiB");
  }

  private static int parts(long size, int part) {
    return (int) ((size + part - 1) / part);
  }

  /** Gives the next sectors to a chain. Returns the first one. */
  private int chain(int count) {
    if (count == 0) {
      return CfbFormat.END_OF_CHAIN;
    }
    chains.add(count);
    placed += count;
    return placed - count;
  }

  private void header(int directoryStart, int miniFatStart, int miniFats) throws IOException {
    byte[] bytes = new byte[CfbFormat.HEADER_SIZE];
    ByteBuffer header = LittleEndian.of(bytes);
    header.putLong(0, CfbFormat.SIGNATURE);
    header.putShort(CfbFormat.MINOR_VERSION_AT, (short) 0x3E);
    header.putShort(CfbFormat.MAJOR_VERSION_AT, (short) 3);
    header.putShort(CfbFormat.BYTE_ORDER_AT, (short) 0xFFFE);
    header.putShort(CfbFormat.SECTOR_SHIFT_AT, (short) CfbFormat.SHIFT);
    header.putShort(CfbFormat.MINI_SECTOR_SHIFT_AT, (short) CfbFormat.MINI_SHIFT);
    header.putInt(CfbFormat.FAT_COUNT_AT, fatSectors);
    header.putInt(CfbFormat.DIRECTORY_AT, directoryStart);
    header.putInt(CfbFormat.CUTOFF_AT, CfbFormat.CUTOFF);
    header.putInt(CfbFormat.MINI_FAT_AT, miniFatStart);
    header.putInt(CfbFormat.MINI_FAT_COUNT_AT, miniFats);
    header.putInt(CfbFormat.DIFAT_AT, difatSectors == 0 ? CfbFormat.END_OF_CHAIN : fatSectors);
    header.putInt(CfbFormat.DIFAT_COUNT_AT, difatSectors);
    for (int index = 0; index < CfbFormat.FATS_IN_HEADER; index++) {
      header.putInt(
          CfbFormat.FIRST_FAT_AT + index * Integer.BYTES,
          index < fatSectors ? index : CfbFormat.FREE);
    }
    out.write(bytes);
  }

  private void miniFat() throws IOException {
    Words words = new Words();
    int first = 0;
    for (Entry entry : small) {
      int count = parts(entry.size, CfbFormat.MINI_SECTOR);
      words.chain(first, count);
      first += count;
    }
    words.end();
  }

  private void fat() throws IOException {
    Words words = new Words();
    words.repeat(CfbFormat.FAT_SECTOR, fatSectors);
    words.repeat(CfbFormat.DIFAT_SECTOR, difatSectors);
    int first = fatSectors + difatSectors;
    for (int count : chains) {
      words.chain(first, count);
      first += count;
    }
    words.end();
  }

  private void difat() throws IOException {
    Words words = new Words();
    int fat = CfbFormat.FATS_IN_HEADER;
    for (int number = 1; number <= difatSectors; number++) {
      for (int index = 0; index < WORDS - 1; index++) {
        words.put(fat < fatSectors ? fat : CfbFormat.FREE);
        fat++;
      }
      words.put(number < difatSectors ? fatSectors + number : CfbFormat.END_OF_CHAIN);
    }
    words.end();
  }

  private void streams(List<Entry> entries, int sector) throws IOException {
    for (Entry entry : entries) {
      copy(entry);
      pad(entry.size, sector);
    }
  }

  private void copy(Entry entry) throws IOException {
    if (entry.stream == null) {
      return;
    }
    byte[] buffer = new byte[(int) Math.min(8192, entry.size)];
    long left = entry.size;
    try (InputStream in = entry.stream.open()) {
      while (left > 0) {
        int got = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (got < 0) {
          break;
        }
        out.write(buffer, 0, got);
        left -= got;
      }
      if (left > 0 || in.read() >= 0) {
        throw new IOException("a content has another size than when it was opened before");
      }
    }
  }

  private void pad(long size, int sector) throws IOException {
    int over = (int) (size % sector);
    if (over > 0) {
      out.write(new byte[sector - over]);
    }
  }

  /** Words of a table, written a sector at a time. */
  private final class Words {
    private final byte[] bytes = new byte[CfbFormat.SECTOR];
    private final ByteBuffer sector = LittleEndian.of(bytes);

    void put(int word) throws IOException {
      sector.putInt(word);
      if (!sector.hasRemaining()) {
        out.write(bytes);
        sector.clear();
      }
    }

    void chain(int first, int count) throws IOException {
      for (int number = 1; number < count; number++) {
        put(first + number);
      }
      put(CfbFormat.END_OF_CHAIN);
    }

    void repeat(int word, int count) throws IOException {
      for (int number = 0; number < count; number++) {
        put(word);
      }
    }

    void end() throws IOException {
      while (sector.position() > 0) {
        put(CfbFormat.FREE);
      }
    }
  }
}
