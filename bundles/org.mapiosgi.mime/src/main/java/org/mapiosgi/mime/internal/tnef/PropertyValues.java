// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.tnef;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.mime.internal.property.FileTime;
import org.mapiosgi.mime.internal.text.Bytes;

/** Reads the values of properties of all types ([MS-OXTNEF] 2.1.3.4). */
final class PropertyValues {
  private final TnefInput input;
  private final TnefText text;

  PropertyValues(TnefInput input, TnefText text) {
    this.input = input;
    this.text = text;
  }

  /** A value in the class that {@link PropType#javaType()} names; empty if MAPI has no such one. */
  Optional<Object> read(PropType type) throws TnefInput.EndException {
    PropType element = type.element();
    if (isVariable(element)) {
      List<Object> values = new ArrayList<>();
      for (Bytes blob : blobs()) {
        values.add(variable(element, blob));
      }
      return type.multiValued() ? Optional.of(values) : values.stream().findFirst();
    }
    return type.multiValued() ? Optional.of(list(element)) : single(element);
  }

  /** The values of a type whose values differ in length. */
  List<Bytes> blobs() throws TnefInput.EndException {
    List<Bytes> blobs = new ArrayList<>();
    long count = Integer.toUnsignedLong(input.int32());
    for (long number = 0; number < count; number++) {
      blobs.add(input.bytes(input.int32()));
      input.align();
    }
    return blobs;
  }

  private static boolean isVariable(PropType type) {
    return switch (type) {
      case STRING8, UNICODE, BINARY, OBJECT -> true;
      default -> false;
    };
  }

  private Object variable(PropType type, Bytes blob) {
    return switch (type) {
      case STRING8 -> text.string8(blob);
      case UNICODE -> TnefText.unicode(blob);
      default -> Binary.of(blob.toByteArray());
    };
  }

  private List<Object> list(PropType element) throws TnefInput.EndException {
    List<Object> values = new ArrayList<>();
    long count = Integer.toUnsignedLong(input.int32());
    for (long number = 0; number < count; number++) {
      single(element).ifPresent(values::add);
    }
    return values;
  }

  private Optional<Object> single(PropType type) throws TnefInput.EndException {
    Optional<Object> value =
        switch (type) {
          case NULL -> Optional.of(PropType.NO_VALUE);
          case I2 -> Optional.of((short) input.int16());
          case LONG -> Optional.of(input.int32());
          case R4 -> Optional.of(Float.intBitsToFloat(input.int32()));
          case DOUBLE, APPTIME -> Optional.of(Double.longBitsToDouble(input.int64()));
          case CURRENCY, I8 -> Optional.of(input.int64());
          case ERROR -> Optional.of(new HResult(input.int32()));
          case BOOLEAN -> Optional.of(input.int16() != 0);
          case SYSTIME -> FileTime.time(input.int64());
          case CLSID -> Optional.of(input.guid());
          default -> Optional.empty();
        };
    input.align();
    return value;
  }
}
