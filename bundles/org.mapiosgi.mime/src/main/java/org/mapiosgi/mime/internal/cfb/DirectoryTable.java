// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.mime.internal.property.GuidLayout;
import org.mapiosgi.mime.internal.property.LittleEndian;

/**
 * The entries of a directory that is made. The entries of each storage are a balanced search tree:
 * every level is full but the last, whose entries are red.
 */
final class DirectoryTable {
  private final List<Entry> entries = new ArrayList<>();

  /** An entry. The fields that are not final get their values from the tree and the layout. */
  static final class Entry {
    final String name;
    final @Nullable StoredStream stream;
    final @Nullable Storage storage;
    int left = CfbFormat.NO_ENTRY;
    int right = CfbFormat.NO_ENTRY;
    int child = CfbFormat.NO_ENTRY;
    int colour = CfbFormat.BLACK;
    int start = CfbFormat.END_OF_CHAIN;
    long size;

    Entry(String name, @Nullable StoredStream stream, @Nullable Storage storage) {
      this.name = name;
      this.stream = stream;
      this.storage = storage;
      this.size = stream == null ? 0 : stream.size();
    }
  }

  DirectoryTable(Storage root) {
    entries.add(new Entry("Root Entry", null, root));
    Deque<Entry> left = new ArrayDeque<>(entries);
    while (!left.isEmpty()) {
      Entry parent = left.pop();
      if (parent.storage == null) {
        continue;
      }
      int first = entries.size();
      parent.storage.streams().forEach((name, stream) -> add(name, stream, null));
      parent.storage.storages().forEach((name, storage) -> add(name, null, storage));
      List<Entry> children = entries.subList(first, entries.size());
      children.sort((one, other) -> Storage.order().compare(one.name, other.name));
      parent.child = link(first, entries.size(), lastLevel(children.size()));
      List.copyOf(children).forEach(left::push);
    }
  }

  private void add(String name, @Nullable StoredStream stream, @Nullable Storage storage) {
    if ((name.length() + 1) * Character.BYTES > CfbFormat.NAME_BYTES) {
      throw new IllegalArgumentException("a compound file has no names as long as " + name);
    }
    entries.add(new Entry(name, stream, storage));
  }

  /** The level that is not full, counted from 0 for the root; -1 if all are full. */
  private static int lastLevel(int count) {
    boolean full = (count & count + 1) == 0;
    return full ? -1 : Integer.SIZE - 1 - Integer.numberOfLeadingZeros(count);
  }

  /** Links sorted entries. Returns the root of their tree. */
  private int link(int from, int to, int levelsAboveRed) {
    if (from == to) {
      return CfbFormat.NO_ENTRY;
    }
    int middle = from + (to - from) / 2;
    Entry entry = entries.get(middle);
    entry.colour = levelsAboveRed == 0 ? CfbFormat.RED : CfbFormat.BLACK;
    entry.left = link(from, middle, levelsAboveRed - 1);
    entry.right = link(middle + 1, to, levelsAboveRed - 1);
    return middle;
  }

  List<Entry> entries() {
    return entries;
  }

  Entry root() {
    return entries.get(0);
  }

  /** The bytes of an entry. */
  byte[] bytes(int index) {
    byte[] array = new byte[CfbFormat.ENTRY_SIZE];
    ByteBuffer bytes = LittleEndian.of(array);
    bytes.putInt(CfbFormat.LEFT_AT, CfbFormat.NO_ENTRY);
    bytes.putInt(CfbFormat.RIGHT_AT, CfbFormat.NO_ENTRY);
    bytes.putInt(CfbFormat.CHILD_AT, CfbFormat.NO_ENTRY);
    if (index >= entries.size()) {
      return array;
    }
    Entry entry = entries.get(index);
    byte[] name = entry.name.getBytes(StandardCharsets.UTF_16LE);
    bytes.put(0, name);
    bytes.putShort(CfbFormat.NAME_LENGTH_AT, (short) (name.length + Character.BYTES));
    bytes.put(CfbFormat.KIND_AT, (byte) kind(index, entry));
    bytes.put(CfbFormat.COLOUR_AT, (byte) entry.colour);
    bytes.putInt(CfbFormat.LEFT_AT, entry.left);
    bytes.putInt(CfbFormat.RIGHT_AT, entry.right);
    bytes.putInt(CfbFormat.CHILD_AT, entry.child);
    if (entry.storage != null) {
      GuidLayout.put(bytes, CfbFormat.CLASS_AT, entry.storage.classId());
    }
    boolean plainStorage = entry.storage != null && index > 0;
    bytes.putInt(CfbFormat.START_AT, plainStorage ? 0 : entry.start);
    bytes.putLong(CfbFormat.SIZE_AT, entry.size);
    return array;
  }

  private static int kind(int index, Entry entry) {
    if (index == 0) {
      return CfbFormat.KIND_ROOT;
    }
    return entry.storage == null ? CfbFormat.KIND_STREAM : CfbFormat.KIND_STORAGE;
  }
}
