// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropertySet;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.cfb.StoredStream;
import org.mapiosgi.mime.internal.property.GuidLayout;
import org.mapiosgi.mime.internal.property.LittleEndian;

/** The names of the properties from 0x8000 on ([MS-OXMSG] 2.2.3). Reads each name once. */
final class StoredNames {
  private final ByteBuffer sets;
  private final ByteBuffer entries;
  private final ByteBuffer strings;
  private final Map<Integer, Optional<NamedProperty<?>>> byId = new HashMap<>();

  StoredNames(Storage root) {
    Storage names = root.storage(MsgFormat.NAMES).orElseGet(Storage::new);
    this.sets = stream(names, MsgFormat.GUIDS, GuidLayout.SIZE);
    this.entries = stream(names, MsgFormat.NAME_ENTRIES, MsgFormat.NAME_ENTRY_SIZE);
    this.strings = stream(names, MsgFormat.NAME_STRINGS, Integer.BYTES + MsgFormat.LONGEST_NAME);
  }

  /** The bytes of a stream, up to those that the greatest number of names can need. */
  private static ByteBuffer stream(Storage names, int tag, int ofName) {
    Optional<StoredStream> stream = names.stream(MsgFormat.stream(tag));
    if (stream.isEmpty()) {
      return LittleEndian.of(new byte[0]);
    }
    try (InputStream in = stream.get().open()) {
      return LittleEndian.of(in.readNBytes(MsgFormat.MOST_NAMES * ofName));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The property that has an id in this file. */
  Optional<NamedProperty<?>> name(int id, PropType type) {
    return type == PropType.UNSPECIFIED || type == PropType.ERROR
        ? Optional.empty()
        : byId.computeIfAbsent(id, this::name).map(name -> name.withType(type));
  }

  private Optional<NamedProperty<?>> name(int id) {
    int at = (id - MsgFormat.FIRST_NAMED_ID) * MsgFormat.NAME_ENTRY_SIZE;
    if (at + MsgFormat.NAME_ENTRY_SIZE > entries.limit()) {
      return Optional.empty();
    }
    int identifier = entries.getInt(at);
    int setAndKind = entries.getShort(at + 4) & 0xFFFF;
    Optional<UUID> set = set(setAndKind >> 1);
    if (set.isEmpty()) {
      return Optional.empty();
    }
    if ((setAndKind & 1) == 0) {
      return Optional.of(NamedProperty.of(set.get(), identifier, ValueType.LONG));
    }
    return text(identifier).map(text -> NamedProperty.of(set.get(), text, ValueType.LONG));
  }

  private Optional<UUID> set(int index) {
    if (index == MsgFormat.SET_OF_MAPI) {
      return Optional.of(PropertySet.MAPI);
    } else if (index == MsgFormat.SET_OF_PUBLIC_STRINGS) {
      return Optional.of(PropertySet.PUBLIC_STRINGS);
    }
    int at = (index - MsgFormat.FIRST_OTHER_SET) * GuidLayout.SIZE;
    return at >= 0 && at + GuidLayout.SIZE <= sets.limit()
        ? Optional.of(GuidLayout.get(sets, at))
        : Optional.empty();
  }

  /** A name, which a zero ends. Entries can share one, so its length has a limit. */
  private Optional<String> text(int at) {
    if (at < 0 || at > strings.limit() - Integer.BYTES) {
      return Optional.empty();
    }
    int length = strings.getInt(at);
    int first = at + Integer.BYTES;
    if (length < Character.BYTES
        || length > Math.min(MsgFormat.LONGEST_NAME, strings.limit() - first)) {
      return Optional.empty();
    }
    byte[] units = new byte[length & ~1];
    strings.get(first, units);
    String text = new String(units, StandardCharsets.UTF_16LE);
    int zero = text.indexOf(0);
    return Optional.of(zero < 0 ? text : text.substring(0, zero)).filter(name -> !name.isEmpty());
  }
}
