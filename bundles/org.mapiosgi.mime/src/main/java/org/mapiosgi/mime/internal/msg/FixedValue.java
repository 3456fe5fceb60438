// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.msg;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.mime.internal.property.FileTime;
import org.mapiosgi.mime.internal.property.GuidLayout;

/** Values of types whose values all have the same size. Buffers have little-endian order. */
final class FixedValue {
  private FixedValue() {}

  /** The bytes that a value takes in a list of values; 0 if the sizes differ. */
  static int size(PropType type) {
    return switch (type) {
      case I2, BOOLEAN -> Short.BYTES;
      case LONG, R4, ERROR -> Integer.BYTES;
      case DOUBLE, CURRENCY, APPTIME, I8, SYSTIME -> Long.BYTES;
      case CLSID -> GuidLayout.SIZE;
      default -> 0;
    };
  }

  /** A value; empty if MAPI has no such one. */
  static Optional<Object> get(PropType type, ByteBuffer from, int at) {
    return switch (type) {
      case NULL -> Optional.of(PropType.NO_VALUE);
      case I2 -> Optional.of(from.getShort(at));
      case LONG -> Optional.of(from.getInt(at));
      case R4 -> Optional.of(from.getFloat(at));
      case DOUBLE, APPTIME -> Optional.of(from.getDouble(at));
      case CURRENCY, I8 -> Optional.of(from.getLong(at));
      case ERROR -> Optional.of(new HResult(from.getInt(at)));
      case BOOLEAN -> Optional.of(from.getShort(at) != 0);
      case SYSTIME -> FileTime.time(from.getLong(at));
      case CLSID -> Optional.of(GuidLayout.get(from, at));
      default -> Optional.empty();
    };
  }

  static void put(PropType type, Object value, ByteBuffer into, int at) {
    switch (type) {
      case I2 -> into.putShort(at, (Short) value);
      case LONG -> into.putInt(at, (Integer) value);
      case R4 -> into.putFloat(at, (Float) value);
      case DOUBLE, APPTIME -> into.putDouble(at, (Double) value);
      case CURRENCY, I8 -> into.putLong(at, (Long) value);
      case ERROR -> into.putInt(at, ((HResult) value).code());
      case BOOLEAN -> into.putShort(at, (short) ((Boolean) value ? 1 : 0));
      case SYSTIME -> into.putLong(at, FileTime.ticks((Instant) value));
      case CLSID -> GuidLayout.put(into, at, (UUID) value);
      default -> {}
    }
  }
}
