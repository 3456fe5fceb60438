// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Locale;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.property.GuidLayout;
import org.mapiosgi.mime.internal.property.LittleEndian;

/**
 * Reads a compound file of version 3 or 4 into a tree of storages. The streams look at the bytes of
 * the file. Trusts no size, no count and no chain: damage is a loss. Time and memory grow with the
 * size of the file.
 */
public final class CompoundFile {
  private final ByteBuffer file;
  private final Losses losses;
  private final int shift;
  private final SectorTable fat;
  private final SectorTable miniFat;
  private final ByteBuffer entries;
  private final int[] miniSectors;

  /** A place of the directory that is still to be read, and the storage that it belongs to. */
  private record Place(int entry, Storage parent) {}

  private CompoundFile(ByteBuffer file, Losses losses) throws NoCompoundFileException {
    this.file = file;
    this.losses = losses;
    this.shift = checkedShift(file);
    this.fat = fat();
    this.entries = littleEndian(chain(file.getInt(CfbFormat.DIRECTORY_AT), Long.MAX_VALUE));
    if (entries.limit() < CfbFormat.ENTRY_SIZE) {
      throw new NoCompoundFileException("it has no directory");
    }
    Runs links = chain(file.getInt(CfbFormat.MINI_FAT_AT), Long.MAX_VALUE);
    this.miniFat = new SectorTable(ints(links));
    this.miniSectors = new int[Math.min(fat.size(), (miniFat.size() + 7) / 8 + 1)];
    Arrays.fill(miniSectors, -1);
    int[] count = {0};
    fat.follow(
        entries.getInt(CfbFormat.START_AT),
        miniSectors.length,
        sector -> miniSectors[count[0]++] = sector);
  }

  /** Whether bytes begin as a compound file does. */
  public static boolean isCompoundFile(ByteBuffer bytes) {
    return bytes.remaining() >= Long.BYTES
        && bytes.slice().order(ByteOrder.LITTLE_ENDIAN).getLong(0) == CfbFormat.SIGNATURE;
  }

  /**
   * Reads the file that the remaining bytes of a buffer are.
   *
   * @param bytes not copied
   * @return the root
   * @throws NoCompoundFileException if no storage can be read from the bytes
   */
  public static Storage read(ByteBuffer bytes, Losses losses) throws NoCompoundFileException {
    ByteBuffer file = bytes.slice().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
    return new CompoundFile(file, losses).tree();
  }

  private static int checkedShift(ByteBuffer file) throws NoCompoundFileException {
    if (!isCompoundFile(file)) {
      throw new NoCompoundFileException("it does not begin with the signature of compound files");
    }
    if (file.limit() < CfbFormat.HEADER_SIZE) {
      throw new NoCompoundFileException("it is shorter than the header of compound files");
    }
    int shift = file.getShort(CfbFormat.SECTOR_SHIFT_AT);
    if (shift != CfbFormat.SHIFT && shift != CfbFormat.LARGE_SHIFT) {
      throw new NoCompoundFileException("it has sectors of a size that compound files do not have");
    }
    return shift;
  }

  private long offset(int sector) {
    return (sector + 1L) << shift;
  }

  /** The number of whole and partial sectors that are in the file. */
  private int sectors() {
    return (int) Math.max(0, (((long) file.limit() + (1 << shift) - 1) >> shift) - 1);
  }

  /** Reads the FAT by the list of its sectors, of which most are in a chain of their own. */
  private SectorTable fat() {
    int perSector = (1 << shift) / Integer.BYTES;
    int[] next = new int[sectors()];
    Arrays.fill(next, CfbFormat.FREE);
    SectorTable table = new SectorTable(next);
    int filled = 0;
    for (int index = 0; index < CfbFormat.FATS_IN_HEADER; index++) {
      int sector = file.getInt(CfbFormat.FIRST_FAT_AT + index * Integer.BYTES);
      filled = fill(table, next, filled, sector);
    }
    int list = file.getInt(CfbFormat.DIFAT_AT);
    while (table.take(list)) {
      for (int index = 0; index < perSector - 1; index++) {
        filled = fill(table, next, filled, word(offset(list) + (long) index * Integer.BYTES));
      }
      list = word(offset(list) + (1L << shift) - Integer.BYTES);
    }
    return table;
  }

  private int fill(SectorTable table, int[] next, int filled, int sector) {
    if (sector == CfbFormat.FREE || filled >= next.length) {
      return filled;
    }
    int end = Math.min(next.length, filled + (1 << shift) / Integer.BYTES);
    if (!table.take(sector)) {
      losses.add("its table of sectors is damaged");
      return end;
    }
    for (int index = filled; index < end; index++) {
      next[index] = word(offset(sector) + (long) (index - filled) * Integer.BYTES);
    }
    return end;
  }

  private int word(long at) {
    return at + Integer.BYTES <= file.limit() ? file.getInt((int) at) : CfbFormat.FREE;
  }

  private Runs chain(int first, long size) {
    Runs runs = new Runs(file);
    long most = size == Long.MAX_VALUE ? size : (size + (1L << shift) - 1) >> shift;
    fat.follow(first, most, sector -> runs.add(offset(sector), 1 << shift));
    return runs;
  }

  private Runs miniChain(int first, long size) {
    Runs runs = new Runs(file);
    int perSector = 1 << (shift - CfbFormat.MINI_SHIFT);
    miniFat.follow(
        first,
        (size + CfbFormat.MINI_SECTOR - 1) >> CfbFormat.MINI_SHIFT,
        mini -> {
          int index = mini / perSector;
          if (index < miniSectors.length && miniSectors[index] >= 0) {
            long within = (long) (mini % perSector) << CfbFormat.MINI_SHIFT;
            runs.add(offset(miniSectors[index]) + within, CfbFormat.MINI_SECTOR);
          }
        });
    return runs;
  }

  private static int[] ints(Runs runs) {
    int[] ints = new int[(int) (runs.size() / Integer.BYTES)];
    littleEndian(runs).asIntBuffer().get(ints);
    return ints;
  }

  private static ByteBuffer littleEndian(Runs runs) {
    return LittleEndian.of(runs.toByteArray());
  }

  private Storage tree() {
    int count = entries.limit() / CfbFormat.ENTRY_SIZE;
    BitSet seen = new BitSet();
    seen.set(0);
    Storage root = new Storage(GuidLayout.get(entries, CfbFormat.CLASS_AT));
    Deque<Place> left = new ArrayDeque<>();
    left.push(new Place(entries.getInt(CfbFormat.CHILD_AT), root));
    while (!left.isEmpty()) {
      Place place = left.pop();
      int entry = place.entry();
      if (entry == CfbFormat.NO_ENTRY) {
        continue;
      }
      if (entry < 0 || entry >= count || seen.get(entry)) {
        losses.add("its directory is damaged");
        continue;
      }
      seen.set(entry);
      int at = entry * CfbFormat.ENTRY_SIZE;
      left.push(new Place(entries.getInt(at + CfbFormat.RIGHT_AT), place.parent()));
      left.push(new Place(entries.getInt(at + CfbFormat.LEFT_AT), place.parent()));
      String name = name(at);
      boolean added =
          switch (entries.get(at + CfbFormat.KIND_AT)) {
            case CfbFormat.KIND_STREAM -> place.parent().add(name, stream(at, name));
            case CfbFormat.KIND_STORAGE -> {
              Storage storage = new Storage(GuidLayout.get(entries, at + CfbFormat.CLASS_AT));
              left.push(new Place(entries.getInt(at + CfbFormat.CHILD_AT), storage));
              yield place.parent().add(name, storage);
            }
            default -> false;
          };
      if (!added) {
        losses.add("its directory is damaged");
      }
    }
    return root;
  }

  private String name(int at) {
    int bytes = entries.getShort(at + CfbFormat.NAME_LENGTH_AT) & 0xFFFF;
    int length = Math.min(bytes, CfbFormat.NAME_BYTES - Character.BYTES) & ~1;
    byte[] units = new byte[length];
    entries.get(at, units);
    String name = new String(units, StandardCharsets.UTF_16LE);
    int zero = name.indexOf(0);
    return zero < 0 ? name : name.substring(0, zero);
  }

  private Runs stream(int at, String name) {
    long stated = entries.getLong(at + CfbFormat.SIZE_AT);
    long size = shift == CfbFormat.SHIFT ? stated & 0xFFFFFFFFL : stated & Long.MAX_VALUE;
    int first = entries.getInt(at + CfbFormat.START_AT);
    Runs runs =
        size < CfbFormat.CUTOFF
            ? miniChain(first, size)
            : chain(first, Math.min(size, file.limit()));
    runs.shorten(size);
    if (runs.size() < size) {
      losses.add(String.format(Locale.ROOT, "the stream %s is cut off", printable(name)));
    }
    return runs;
  }

  private static String printable(String name) {
    return name.replaceAll("[^ -~]", "?");
  }
}
