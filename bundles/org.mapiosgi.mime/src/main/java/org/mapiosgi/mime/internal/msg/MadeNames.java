// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.cfb.StoredStream;
import org.mapiosgi.mime.internal.lzfu.LzfuCrc;
import org.mapiosgi.mime.internal.property.GuidLayout;
import org.mapiosgi.mime.internal.property.LittleEndian;
import org.mapiosgi.mime.internal.property.PropertyOrder;

/** Gives ids to named properties of a whole file, and makes the storage that says so. */
final class MadeNames {
  private final Map<NamedProperty<?>, Integer> ids = new TreeMap<>(new PropertyOrder());
  private final Map<UUID, Integer> sets = new LinkedHashMap<>();
  private final Map<String, Integer> texts = new LinkedHashMap<>();
  private final Map<Integer, ByteArrayOutputStream> streams = new LinkedHashMap<>();

  MadeNames() {
    sets.put(PropertySet.MAPI, MsgFormat.SET_OF_MAPI);
    sets.put(PropertySet.PUBLIC_STRINGS, MsgFormat.SET_OF_PUBLIC_STRINGS);
    stream(MsgFormat.GUIDS);
    stream(MsgFormat.NAME_ENTRIES);
    stream(MsgFormat.NAME_STRINGS);
  }

  /** The id of a property in this file. Properties that differ in type alone have one id. */
  int id(NamedProperty<?> property) {
    return ids.computeIfAbsent(property.withType(PropType.LONG), this::add);
  }

  private int add(NamedProperty<?> property) {
    int index = ids.size();
    int id = MsgFormat.FIRST_NAMED_ID + index;
    if (id > MsgFormat.LAST_NAMED_ID) {
      throw new IllegalArgumentException("a .msg file has no room for more than 32,767 names");
    }
    int set = sets.computeIfAbsent(property.set(), this::addSet);
    int kind = property.text().isPresent() ? 1 : 0;
    int identifier = property.text().map(this::text).orElseGet(() -> property.number().orElse(0));
    int checked = property.text().map(text -> checksum(property.set(), text)).orElse(identifier);
    int setAndKind = (set << 1) | kind;
    entry(MsgFormat.NAME_ENTRIES, identifier, setAndKind, index);
    int stream =
        MsgFormat.FIRST_MAPPING_ID
            + Integer.remainderUnsigned(checked ^ setAndKind, MsgFormat.MAPPINGS);
    entry((stream << Short.SIZE) | PropType.BINARY.code(), checked, setAndKind, index);
    return id;
  }

  /** The CRC-32 of a name. Names of internet headers count in lower case. */
  static int checksum(UUID set, String text) {
    String name = set.equals(PropertySet.INTERNET_HEADERS) ? text.toLowerCase(Locale.ROOT) : text;
    byte[] bytes = name.getBytes(StandardCharsets.UTF_16LE);
    return LzfuCrc.of(bytes, 0, bytes.length);
  }

  private int addSet(UUID set) {
    byte[] guid = new byte[GuidLayout.SIZE];
    GuidLayout.put(LittleEndian.of(guid), 0, set);
    stream(MsgFormat.GUIDS).writeBytes(guid);
    return sets.size() - 2 + MsgFormat.FIRST_OTHER_SET;
  }

  private int text(String name) {
    return texts.computeIfAbsent(name, this::addText);
  }

  private int addText(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_16LE);
    if (bytes.length > MsgFormat.LONGEST_NAME) {
      throw new IllegalArgumentException(
          "the name of a property has at most 512 characters, not " + name.length());
    }
    ByteArrayOutputStream strings = stream(MsgFormat.NAME_STRINGS);
    int at = strings.size();
    int padded = (bytes.length + 3) & ~3;
    byte[] entry = new byte[Integer.BYTES + padded];
    LittleEndian.of(entry).putInt(bytes.length).put(bytes);
    strings.writeBytes(entry);
    return at;
  }

  private void entry(int stream, int identifier, int setAndKind, int index) {
    byte[] entry = new byte[MsgFormat.NAME_ENTRY_SIZE];
    LittleEndian.of(entry).putInt(identifier).putShort((short) setAndKind).putShort((short) index);
    stream(stream).writeBytes(entry);
  }

  private ByteArrayOutputStream stream(int tag) {
    return streams.computeIfAbsent(tag, each -> new ByteArrayOutputStream());
  }

  Storage storage() {
    Storage storage = new Storage();
    streams.forEach(
        (tag, bytes) -> storage.add(MsgFormat.stream(tag), StoredStream.of(bytes.toByteArray())));
    return storage;
  }
}
