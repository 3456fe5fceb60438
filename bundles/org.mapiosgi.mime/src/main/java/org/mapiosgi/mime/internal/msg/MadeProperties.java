// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.cfb.StoredStream;
import org.mapiosgi.mime.internal.property.GuidLayout;
import org.mapiosgi.mime.internal.property.LittleEndian;
import org.mapiosgi.mime.internal.property.UnicodeType;
import org.mapiosgi.mime.message.PropertyBag;

/** Makes the streams of the properties of one storage. All text is Unicode. */
final class MadeProperties {
  private final Storage storage;
  private final MadeNames names;
  private final ByteArrayOutputStream entries = new ByteArrayOutputStream();
  private final Set<Integer> tags = new HashSet<>();

  MadeProperties(Storage storage, MadeNames names, byte[] header) {
    this.storage = storage;
    this.names = names;
    entries.writeBytes(header);
  }

  /** Adds the properties of a bag that are not there yet. */
  void addAll(PropertyBag bag) {
    bag.values().stream().filter(value -> !isText8(value)).forEach(this::add);
    bag.values().stream().filter(MadeProperties::isText8).forEach(this::add);
  }

  private static boolean isText8(PropValue value) {
    return value.property().type().element() == PropType.STRING8;
  }

  /** Adds a property if it is not there yet and if a file can hold it. */
  void add(PropValue value) {
    PropType type = UnicodeType.of(value.property().type());
    if (type == PropType.UNSPECIFIED || type == PropType.OBJECT || value.value().equals("")) {
      return;
    }
    int id = id(value);
    int tag = (id << Short.SIZE) | type.code();
    if (id < 0 || tag == MsgFormat.DATA || !tags.add(tag)) {
      return;
    }
    if (type.multiValued()) {
      list(tag, type.element(), (List<?>) value.value());
    } else if (type == PropType.NULL || (FixedValue.size(type) > 0 && type != PropType.CLSID)) {
      byte[] entry = entry(tag);
      FixedValue.put(type, value.value(), LittleEndian.of(entry), MsgFormat.VALUE_AT);
      entries.writeBytes(entry);
    } else {
      byte[] bytes = bytes(type, value.value());
      stream(tag, StoredStream.of(bytes), bytes.length + (type == PropType.UNICODE ? 2 : 0));
    }
  }

  /** Adds the content of an attachment. */
  void addContent(StoredStream content) {
    stream(MsgFormat.DATA, content, (int) content.size());
  }

  /** Adds the storage of an attachment. */
  void addObject(Storage object, int kind) {
    storage.add(MsgFormat.stream(MsgFormat.OBJECT), object);
    sized(MsgFormat.OBJECT, MsgFormat.NO_SIZE, kind);
  }

  /** Puts the list of all that was added into the storage. */
  void end() {
    storage.add(MsgFormat.PROPERTIES, StoredStream.of(entries.toByteArray()));
  }

  /** The id of a property; -1 if it is one of a store and has no name. */
  private int id(PropValue value) {
    if (value.property() instanceof NamedProperty<?> named) {
      return names.id(named);
    }
    int id = PropTag.of(value.property()).id();
    return id < MsgFormat.FIRST_NAMED_ID ? id : -1;
  }

  private void list(int tag, PropType element, List<?> values) {
    int size = FixedValue.size(element);
    if (size > 0) {
      byte[] list = new byte[values.size() * size];
      int at = 0;
      for (Object value : values) {
        FixedValue.put(element, value, LittleEndian.of(list), at);
        at += size;
      }
      stream(tag, StoredStream.of(list), list.length);
      return;
    }
    boolean isBinary = element == PropType.BINARY;
    byte[] list = new byte[values.size() * (isBinary ? Long.BYTES : Integer.BYTES)];
    ByteBuffer lengths = LittleEndian.of(list);
    for (int index = 0; index < values.size(); index++) {
      Object value = values.get(index);
      byte[] bytes = isBinary ? bytes(element, value) : bytes(element, value + "\0");
      lengths.putInt(bytes.length);
      if (isBinary) {
        lengths.putInt(0);
      }
      storage.add(MsgFormat.stream(tag, index), StoredStream.of(bytes));
    }
    stream(tag, StoredStream.of(list), list.length);
  }

  private void stream(int tag, StoredStream stream, int size) {
    storage.add(MsgFormat.stream(tag), stream);
    sized(tag, size, 0);
  }

  private void sized(int tag, int size, int reserved) {
    byte[] entry = entry(tag);
    LittleEndian.of(entry).putInt(MsgFormat.VALUE_AT, size).putInt(MsgFormat.RESERVED_AT, reserved);
    entries.writeBytes(entry);
  }

  private static byte[] entry(int tag) {
    byte[] entry = new byte[MsgFormat.ENTRY_SIZE];
    LittleEndian.of(entry)
        .putInt(0, tag)
        .putInt(MsgFormat.FLAGS_AT, MsgFormat.READABLE_AND_WRITABLE);
    return entry;
  }

  private static byte[] bytes(PropType type, Object value) {
    if (type == PropType.CLSID) {
      byte[] guid = new byte[GuidLayout.SIZE];
      FixedValue.put(type, value, LittleEndian.of(guid), 0);
      return guid;
    }
    return type == PropType.BINARY
        ? ((Binary) value).toByteArray()
        : ((String) value).getBytes(StandardCharsets.UTF_16LE);
  }
}
