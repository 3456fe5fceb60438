// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.mapiosgi.api.error.HResult;

/**
 * The property types of MAPI (MAPIDefS.h, {@code PT_*}) and the Java class that carries a value of
 * each.
 */
public enum PropType {
  /** PT_UNSPECIFIED: only in a tag that asks for a property of any type. */
  UNSPECIFIED(0x0000, Object.class),
  /** PT_NULL: present without a value. */
  NULL(0x0001, PropType.NoValue.class),
  /** PT_I2. */
  I2(0x0002, Short.class),
  /** PT_LONG, 32 bits. */
  LONG(0x0003, Integer.class),
  /** PT_R4. */
  R4(0x0004, Float.class),
  /** PT_DOUBLE. */
  DOUBLE(0x0005, Double.class),
  /** PT_CURRENCY: the scaled 64-bit integer, ten-thousandths of a unit. */
  CURRENCY(0x0006, Long.class),
  /** PT_APPTIME: days since 1899-12-30, as OLE automation counts them. */
  APPTIME(0x0007, Double.class),
  /** PT_ERROR: in a row or a property list, why a value is not there. */
  ERROR(0x000A, HResult.class),
  /** PT_BOOLEAN, 16 bits in memory. */
  BOOLEAN(0x000B, Boolean.class),
  /** PT_OBJECT: an embedded object. It has no value; open it instead. */
  OBJECT(0x000D, PropType.NoValue.class),
  /** PT_I8. */
  I8(0x0014, Long.class),
  /** PT_STRING8: text in the provider's code page. */
  STRING8(0x001E, String.class),
  /** PT_UNICODE: UTF-16 text. */
  UNICODE(0x001F, String.class),
  /** PT_SYSTIME: FILETIME, 100 ns since 1601-01-01 UTC. */
  SYSTIME(0x0040, Instant.class),
  /** PT_CLSID. */
  CLSID(0x0048, UUID.class),
  /** PT_BINARY. */
  BINARY(0x0102, Binary.class),
  /** PT_MV_I2. */
  MV_I2(0x1002, List.class),
  /** PT_MV_LONG. */
  MV_LONG(0x1003, List.class),
  /** PT_MV_R4. */
  MV_R4(0x1004, List.class),
  /** PT_MV_DOUBLE. */
  MV_DOUBLE(0x1005, List.class),
  /** PT_MV_CURRENCY. */
  MV_CURRENCY(0x1006, List.class),
  /** PT_MV_APPTIME. */
  MV_APPTIME(0x1007, List.class),
  /** PT_MV_I8. */
  MV_I8(0x1014, List.class),
  /** PT_MV_STRING8. */
  MV_STRING8(0x101E, List.class),
  /** PT_MV_UNICODE. */
  MV_UNICODE(0x101F, List.class),
  /** PT_MV_SYSTIME. */
  MV_SYSTIME(0x1040, List.class),
  /** PT_MV_CLSID. */
  MV_CLSID(0x1048, List.class),
  /** PT_MV_BINARY. */
  MV_BINARY(0x1102, List.class);

  /** Set in the type of a multi-valued property (MAPIDefS.h, MV_FLAG). */
  public static final int MV_FLAG = 0x1000;

  /**
   * Set beside {@link #MV_FLAG} in the tag of a table's column that has one value a row
   * (MAPIDefS.h, MV_INSTANCE).
   */
  public static final int MV_INSTANCE = 0x2000;

  /** The value of a PT_NULL or PT_OBJECT property, which has none. */
  public static final NoValue NO_VALUE = NoValue.INSTANCE;

  private static final PropType[] BY_CODE = new PropType[MV_BINARY.code + 1];

  static {
    for (PropType type : values()) {
      BY_CODE[type.code] = type;
    }
  }

  /** The class of {@link #NO_VALUE}. */
  public enum NoValue {
    /** The only one. */
    INSTANCE
  }

  private final int code;
  private final Class<?> javaType;

  PropType(int code, Class<?> javaType) {
    this.code = code;
    this.javaType = javaType;
  }

  /** Returns the low 16 bits of a property tag of this type. */
  public int code() {
    return code;
  }

  /**
   * Returns the class of a value; for a multi-valued type, {@link List} of the single value's
   * class.
   */
  public Class<?> javaType() {
    return javaType;
  }

  /** Returns whether values of this type are lists. */
  public boolean multiValued() {
    return (code & MV_FLAG) != 0;
  }

  /**
   * Returns the type of one element of a multi-valued type; a single-valued type returns itself.
   */
  public PropType element() {
    return multiValued() ? of(code & ~MV_FLAG) : this;
  }

  /**
   * Returns the type with the given code.
   *
   * @throws IllegalArgumentException if MAPI defines no such type
   */
  public static PropType of(int code) {
    if (!isKnown(code)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "0x%04X is no MAPI property type", code));
    }
    return BY_CODE[code];
  }

  /** Returns whether MAPI defines a type with the given code. */
  public static boolean isKnown(int code) {
    return code >= 0 && code < BY_CODE.length && BY_CODE[code] != null;
  }

  /**
   * Checks that MAPI can carry a value as one of this type.
   *
   * @return the value
   * @throws IllegalArgumentException if it cannot, naming both
   */
  public Object check(Object value) {
    if (multiValued()) {
      if (!(value instanceof List<?> list)) {
        throw unfit(value);
      }
      PropType element = element();
      for (Object each : list) {
        if (!element.javaType.isInstance(each)) {
          throw unfit(value);
        }
      }
    } else if (!javaType.isInstance(value)) {
      throw unfit(value);
    }
    return value;
  }

  private IllegalArgumentException unfit(Object value) {
    String wanted =
        multiValued()
            ? "a list of " + element().javaType.getSimpleName()
            : javaType == NoValue.class ? "no value" : javaType.getSimpleName();
    return new IllegalArgumentException(
        "PT_" + name() + " takes " + wanted + ", not " + value.getClass().getSimpleName());
  }
}
