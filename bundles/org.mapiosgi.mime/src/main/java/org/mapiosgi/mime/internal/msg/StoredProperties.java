// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.mime.internal.cfb.Storage;
import org.mapiosgi.mime.internal.cfb.StoredStream;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.property.LittleEndian;
import org.mapiosgi.mime.internal.property.UnicodeType;

/**
 * Reads the properties of a storage ([MS-OXMSG] 2.1 and 2.4). Text of 8 bits becomes Unicode, and
 * its type with it. Reads each stream once, even if several entries name it.
 */
final class StoredProperties {
  private final Storage storage;
  private final StoredNames names;
  private final ReadLimit limit;
  private final Losses losses;
  private final ByteBuffer bytes;
  private final Map<Integer, Integer> places = new LinkedHashMap<>();

  StoredProperties(Storage storage, int header, StoredNames names, ReadLimit limit, Losses losses) {
    this.storage = storage;
    this.names = names;
    this.limit = limit;
    this.losses = losses;
    Optional<StoredStream> stream = storage.stream(MsgFormat.PROPERTIES);
    if (stream.isEmpty()) {
      losses.add("the properties of a recipient, an attachment or a message are missing");
    }
    limit.takeProperties(stream.map(StoredStream::size).orElse(0L) / MsgFormat.ENTRY_SIZE);
    this.bytes = LittleEndian.of(stream.map(StoredStream::toByteArray).orElse(new byte[0]));
    int at = header;
    for (; at + MsgFormat.ENTRY_SIZE <= bytes.limit(); at += MsgFormat.ENTRY_SIZE) {
      places.put(bytes.getInt(at), at);
    }
    if (stream.isPresent() && at != bytes.limit()) {
      losses.add("a list of properties is cut off");
    }
  }

  /** A number in the header; 0 if it is cut off. */
  int header(int at) {
    return at + Integer.BYTES <= bytes.limit() ? bytes.getInt(at) : 0;
  }

  /** A number that can be read before the charset is known. */
  Optional<Integer> number(PropTag<Integer> tag) {
    Integer at = places.get(tag.tag());
    return at == null ? Optional.empty() : Optional.of(bytes.getInt(at + MsgFormat.VALUE_AT));
  }

  /** All properties that can be read, but the content of an attachment. */
  List<PropValue> values(StoredText text) {
    Map<Integer, PropValue> values = new LinkedHashMap<>();
    places.forEach(
        (tag, at) -> {
          if (tag == MsgFormat.DATA || tag == MsgFormat.OBJECT) {
            return;
          }
          if (!PropType.isKnown(tag & 0xFFFF)) {
            losses.add(
                String.format(Locale.ROOT, "the type of the property 0x%08X is unknown", tag));
            return;
          }
          PropType type = PropType.of(tag & 0xFFFF);
          PropType shown = UnicodeType.of(type);
          int shownTag = tag - type.code() + shown.code();
          Optional<Property<?>> property = property(tag >>> Short.SIZE, shown);
          Optional<Object> value =
              property.isEmpty() ? Optional.empty() : value(tag, type, at, text);
          if (value.isEmpty()) {
            losses.add(String.format(Locale.ROOT, "the property 0x%08X cannot be read", tag));
          } else if (type == shown) {
            values.put(shownTag, new PropValue(property.get(), value.get()));
          } else {
            text.unknownCodePage()
                .ifPresent(number -> losses.add("its code page " + number + " is unknown"));
            values.putIfAbsent(shownTag, new PropValue(property.get(), value.get()));
          }
        });
    return new ArrayList<>(values.values());
  }

  private Optional<Property<?>> property(int id, PropType type) {
    return id >= MsgFormat.FIRST_NAMED_ID
        ? names.name(id, type).map(name -> name)
        : Optional.of(PropTag.of(id << Short.SIZE | type.code()));
  }

  private Optional<Object> value(int tag, PropType type, int at, StoredText text) {
    if (type == PropType.UNSPECIFIED || type == PropType.OBJECT) {
      return Optional.empty();
    }
    PropType element = type.element();
    if (type.multiValued()) {
      return FixedValue.size(element) > 0 ? fixedValues(tag, element) : values(tag, element, text);
    }
    boolean inEntry = type == PropType.NULL || FixedValue.size(type) > 0;
    if (inEntry && type != PropType.CLSID) {
      return FixedValue.get(type, bytes, at + MsgFormat.VALUE_AT);
    }
    long stated = Integer.toUnsignedLong(bytes.getInt(at + MsgFormat.VALUE_AT));
    Optional<StoredStream> stream = storage.stream(MsgFormat.stream(tag));
    if (stream.isEmpty()) {
      return stated <= Character.BYTES ? empty(type) : Optional.empty();
    }
    // A byte of a text of 8 bits becomes a character.
    limit.takeValue(tag, stream.get(), type == PropType.STRING8 ? Character.BYTES : 1);
    byte[] value = stream.get().toByteArray();
    return switch (type) {
      case CLSID ->
          value.length < FixedValue.size(type)
              ? Optional.empty()
              : FixedValue.get(type, LittleEndian.of(value), 0);
      case BINARY -> Optional.of(Binary.of(value));
      default ->
          // The stated size counts a zero that the stream does not have.
          Optional.of(text.decode(type, value, value.length >= stated));
    };
  }

  private static Optional<Object> empty(PropType type) {
    return switch (type) {
      case UNICODE, STRING8 -> Optional.of("");
      case BINARY -> Optional.of(Binary.EMPTY);
      default -> Optional.empty();
    };
  }

  private Optional<Object> fixedValues(int tag, PropType element) {
    return storage.stream(MsgFormat.stream(tag))
        .map(
            stream -> {
              int size = FixedValue.size(element);
              limit.takeElements(stream.size() / size, 0);
              ByteBuffer list = LittleEndian.of(stream.toByteArray());
              List<Object> values = new ArrayList<>();
              for (int at = 0; at + size <= list.limit(); at += size) {
                FixedValue.get(element, list, at).ifPresent(values::add);
              }
              if (values.size() * (long) size != list.limit()) {
                losses.add(
                    String.format(Locale.ROOT, "a value of the property 0x%08X is lost", tag));
              }
              return values;
            });
  }

  private Optional<Object> values(int tag, PropType element, StoredText text) {
    Optional<StoredStream> lengths = storage.stream(MsgFormat.stream(tag));
    if (lengths.isEmpty()) {
      return Optional.empty();
    }
    long count = lengths.get().size() / (element == PropType.BINARY ? Long.BYTES : Integer.BYTES);
    List<Object> values = new ArrayList<>();
    for (int index = 0; index < count; index++) {
      Optional<StoredStream> stream = storage.stream(MsgFormat.stream(tag, index));
      if (stream.isEmpty()) {
        losses.add(String.format(Locale.ROOT, "a value of the property 0x%08X is lost", tag));
        break;
      }
      limit.takeElements(1, stream.get().size() * (element == PropType.STRING8 ? 2 : 1));
      byte[] value = stream.get().toByteArray();
      values.add(element == PropType.BINARY ? Binary.of(value) : text.decode(element, value, true));
    }
    return Optional.of(values);
  }
}
