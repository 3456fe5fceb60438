// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.ValueType;
import org.mapiosgi.mime.internal.part.Losses;
import org.mapiosgi.mime.internal.property.UnicodeType;
import org.mapiosgi.mime.internal.text.Bytes;

/**
 * Reads a list of properties ([MS-OXTNEF] 2.1.3.4). Text of 8 bits becomes Unicode, and its type
 * with it. Does not trust the numbers of properties and values.
 */
final class PropertyList {
  private static final int FIRST_NAMED_ID = 0x8000;
  private static final int NAMED_BY_NUMBER = 0;

  /** More than any store takes, in characters. */
  private static final int LONGEST_NAME = 512;

  private final TnefInput input;
  private final PropertyValues reader;
  private final String where;
  private final Losses losses;
  private final List<PropValue> values = new ArrayList<>();
  private @Nullable Bytes content;
  private @Nullable UUID contentInterface;

  /**
   * A reader of one list or of several.
   *
   * @param where the attribute, for losses
   */
  PropertyList(TnefInput input, TnefText text, String where, Losses losses) {
    this.input = input;
    this.reader = new PropertyValues(input, text);
    this.where = where;
    this.losses = losses;
  }

  /** The properties that were read, without the content of an attachment. */
  List<PropValue> values() {
    return values;
  }

  /** PR_ATTACH_DATA_BIN or PR_ATTACH_DATA_OBJ. */
  Optional<Bytes> content() {
    return Optional.ofNullable(content);
  }

  /** The interface of PR_ATTACH_DATA_OBJ. */
  Optional<UUID> contentInterface() {
    return Optional.ofNullable(contentInterface);
  }

  /** Reads a list. Returns false if it could not be read to its end. */
  boolean read() {
    try {
      long count = Integer.toUnsignedLong(input.int32());
      for (long number = 0; number < count; number++) {
        if (!property()) {
          return false;
        }
      }
      return true;
    } catch (TnefInput.EndException e) {
      losses.add("the properties of " + where + " are cut off");
      return false;
    }
  }

  private boolean property() throws TnefInput.EndException {
    int code = input.int16();
    int id = input.int16();
    Optional<NamedProperty<?>> name = id >= FIRST_NAMED_ID ? Optional.of(name()) : Optional.empty();
    if (!PropType.isKnown(code)) {
      losses.add(
          String.format(
              Locale.ROOT,
              "the properties of %s are not read from the unknown type 0x%04X on",
              where,
              code));
      return false;
    }
    PropType type = PropType.of(code);
    if (type == PropType.OBJECT) {
      object(id);
    } else if (type == PropType.BINARY && id == Pr.ATTACH_DATA_BIN.id()) {
      content = reader.blobs().stream().findFirst().orElse(content);
    } else {
      Optional<Object> value = reader.read(type);
      value.ifPresent(present -> add(id, name, type, present));
      if (value.isEmpty() && type != PropType.UNSPECIFIED) {
        losses.add(where + " has a value that MAPI does not have");
      }
    }
    return true;
  }

  private void add(int id, Optional<NamedProperty<?>> name, PropType type, Object value) {
    PropType shown = UnicodeType.of(type);
    if (name.isPresent() && shown == PropType.ERROR) {
      return;
    }
    if (name.flatMap(NamedProperty::text)
        .filter(text -> text.length() > LONGEST_NAME)
        .isPresent()) {
      losses.add(
          where + " has a property whose name has more than " + LONGEST_NAME + " characters");
      return;
    }
    Property<?> property =
        name.isPresent() ? name.get().withType(shown) : PropTag.of(id << Short.SIZE | shown.code());
    values.add(new PropValue(property, value));
  }

  private void object(int id) throws TnefInput.EndException {
    for (Bytes object : reader.blobs()) {
      if (id == Pr.ATTACH_DATA_OBJ.id()) {
        TnefInput inside = new TnefInput(object);
        contentInterface = inside.guid();
        content = inside.bytes(inside.remaining());
      } else {
        losses.add(String.format(Locale.ROOT, "the object 0x%04X of %s is not read", id, where));
      }
    }
  }

  private NamedProperty<?> name() throws TnefInput.EndException {
    UUID set = input.guid();
    if (input.int32() == NAMED_BY_NUMBER) {
      return NamedProperty.of(set, input.int32(), ValueType.LONG);
    }
    String text = TnefText.unicode(input.bytes(input.int32()));
    input.align();
    return text.isEmpty()
        ? NamedProperty.of(set, 0, ValueType.LONG)
        : NamedProperty.of(set, text, ValueType.LONG);
  }
}
