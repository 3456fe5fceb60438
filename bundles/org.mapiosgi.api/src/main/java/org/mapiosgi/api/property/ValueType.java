// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.api.error.HResult;

/**
 * Says what a property's value is in Java, and converts it to and from the value that a binding
 * carries (its wire value).
 *
 * <p>There is a constant for each PT_* type that has a value. {@link #flags} makes types for bit
 * masks.
 *
 * <p>Immutable and thread-safe.
 *
 * @param <T> the Java type of a value
 */
public final class ValueType<T> {
  /** PT_I2. */
  public static final ValueType<Short> I2 = plain(PropType.I2);

  /** PT_LONG: 32 bits. */
  public static final ValueType<Integer> LONG = plain(PropType.LONG);

  /** PT_R4. */
  public static final ValueType<Float> R4 = plain(PropType.R4);

  /** PT_DOUBLE. */
  public static final ValueType<Double> DOUBLE = plain(PropType.DOUBLE);

  /** PT_CURRENCY: an amount with at most four decimal places. */
  public static final ValueType<BigDecimal> CURRENCY =
      new ValueType<>(PropType.CURRENCY, ValueType::amount, ValueType::tenThousandths);

  /** PT_APPTIME: days since 1899-12-30 in local time, as OLE automation counts them. */
  public static final ValueType<Double> APPTIME = plain(PropType.APPTIME);

  /** PT_BOOLEAN. */
  public static final ValueType<Boolean> BOOLEAN = plain(PropType.BOOLEAN);

  /** PT_I8. */
  public static final ValueType<Long> I8 = plain(PropType.I8);

  /** PT_STRING8: text in the provider's code page. Prefer {@link #UNICODE}. */
  public static final ValueType<String> STRING8 = plain(PropType.STRING8);

  /** PT_UNICODE. */
  public static final ValueType<String> UNICODE = plain(PropType.UNICODE);

  /** PT_SYSTIME: a time in UTC with a resolution of 100 ns, from 1601 on. */
  public static final ValueType<Instant> SYSTIME =
      new ValueType<>(
          PropType.SYSTIME, value -> (Instant) PropType.SYSTIME.check(value), ValueType::fileTime);

  /** PT_CLSID. */
  public static final ValueType<UUID> CLSID = plain(PropType.CLSID);

  /** PT_BINARY. */
  public static final ValueType<Binary> BINARY = plain(PropType.BINARY);

  /** PT_BINARY whose bytes are an entry id. */
  public static final ValueType<EntryId> ENTRYID =
      new ValueType<>(
          PropType.BINARY,
          value -> new EntryId((Binary) PropType.BINARY.check(value)),
          EntryId::bytes);

  /** PT_ERROR: why a value is not there. */
  public static final ValueType<HResult> ERROR = plain(PropType.ERROR);

  /** PT_MV_I2. */
  public static final ValueType<List<Short>> MV_I2 = plain(PropType.MV_I2);

  /** PT_MV_LONG. */
  public static final ValueType<List<Integer>> MV_LONG = plain(PropType.MV_LONG);

  /** PT_MV_R4. */
  public static final ValueType<List<Float>> MV_R4 = plain(PropType.MV_R4);

  /** PT_MV_DOUBLE. */
  public static final ValueType<List<Double>> MV_DOUBLE = plain(PropType.MV_DOUBLE);

  /** PT_MV_CURRENCY. */
  public static final ValueType<List<BigDecimal>> MV_CURRENCY =
      new ValueType<>(
          PropType.MV_CURRENCY,
          value -> each(PropType.MV_CURRENCY.check(value), ValueType::amount),
          value -> each(value, each -> tenThousandths((BigDecimal) each)));

  /** PT_MV_APPTIME. */
  public static final ValueType<List<Double>> MV_APPTIME = plain(PropType.MV_APPTIME);

  /** PT_MV_I8. */
  public static final ValueType<List<Long>> MV_I8 = plain(PropType.MV_I8);

  /** PT_MV_STRING8. Prefer {@link #MV_UNICODE}. */
  public static final ValueType<List<String>> MV_STRING8 = plain(PropType.MV_STRING8);

  /** PT_MV_UNICODE. */
  public static final ValueType<List<String>> MV_UNICODE = plain(PropType.MV_UNICODE);

  /** PT_MV_SYSTIME. */
  public static final ValueType<List<Instant>> MV_SYSTIME =
      new ValueType<>(
          PropType.MV_SYSTIME,
          value -> each(PropType.MV_SYSTIME.check(value), Instant.class::cast),
          value -> each(value, each -> fileTime((Instant) each)));

  /** PT_MV_CLSID. */
  public static final ValueType<List<UUID>> MV_CLSID = plain(PropType.MV_CLSID);

  /** PT_MV_BINARY. */
  public static final ValueType<List<Binary>> MV_BINARY = plain(PropType.MV_BINARY);

  /** The types that a multi-valued type can have as its elements. */
  private static final Map<PropType, ValueType<?>> ELEMENTS =
      Stream.of(
              I2, LONG, R4, DOUBLE, CURRENCY, APPTIME, I8, STRING8, UNICODE, SYSTIME, CLSID, BINARY)
          .collect(Collectors.toUnmodifiableMap(ValueType::type, each -> each));

  private static final int CURRENCY_DIGITS = 4;

  /** The earliest and the latest time of a FILETIME, whose sign bit is never set. */
  private static final Instant FIRST_TIME = Instant.parse("1601-01-01T00:00:00Z");

  private static final Instant LAST_TIME =
      FIRST_TIME
          .plusSeconds(Long.MAX_VALUE / 10_000_000)
          .plusNanos(Long.MAX_VALUE % 10_000_000 * 100);

  private final PropType type;
  private final Function<Object, T> fromWire;
  private final Function<T, Object> toWire;

  private ValueType(PropType type, Function<Object, T> fromWire, Function<T, Object> toWire) {
    this.type = type;
    this.fromWire = fromWire;
    this.toWire = toWire;
  }

  @SuppressWarnings("unchecked") // type.check() makes sure of what the constants promise
  private static <T> ValueType<T> plain(PropType type) {
    return new ValueType<>(type, value -> (T) type.check(value), type::check);
  }

  /** Returns the type whose Java values are the wire values themselves, for any MAPI type. */
  static ValueType<Object> raw(PropType type) {
    return plain(type);
  }

  /**
   * PT_LONG whose bits are flags.
   *
   * <p>A value that is read has the flags that the enumeration knows; other bits are left out.
   */
  public static <F extends Enum<F> & Flag> ValueType<Set<F>> flags(Class<F> flags) {
    return new ValueType<>(
        PropType.LONG, value -> setOf(flags, (Integer) PropType.LONG.check(value)), Flag::maskOf);
  }

  private static <F extends Enum<F> & Flag> Set<F> setOf(Class<F> flags, int bits) {
    EnumSet<F> set = EnumSet.noneOf(flags);
    for (F flag : flags.getEnumConstants()) {
      if ((bits & flag.mask()) != 0) {
        set.add(flag);
      }
    }
    return Set.copyOf(set);
  }

  private static BigDecimal amount(Object wire) {
    return BigDecimal.valueOf((Long) PropType.CURRENCY.check(wire), CURRENCY_DIGITS);
  }

  private static Object tenThousandths(BigDecimal amount) {
    try {
      return amount.movePointRight(CURRENCY_DIGITS).longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          amount + " has more than four decimal places, or is too great for PT_CURRENCY", e);
    }
  }

  private static Object fileTime(Instant time) {
    if (time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME)) {
      throw new IllegalArgumentException(
          time + " is outside of PT_SYSTIME, which is from " + FIRST_TIME + " to " + LAST_TIME);
    }
    return time;
  }

  private static <B> List<B> each(Object list, Function<Object, B> conversion) {
    return ((List<?>) list).stream().map(each -> conversion.apply(each)).toList();
  }

  /**
   * Returns the type of one element of a multi-valued type.
   *
   * @throws IllegalArgumentException if the type is not multi-valued
   */
  @SuppressWarnings("unchecked") // the constants pair each list with the type of its elements
  static <E> ValueType<E> elementOf(ValueType<List<E>> list) {
    if (!list.type.multiValued()) {
      throw new IllegalArgumentException(list + " is not multi-valued: it has no instances");
    }
    return (ValueType<E>) Objects.requireNonNull(ELEMENTS.get(list.type.element()));
  }

  /** Returns the MAPI type. */
  public PropType type() {
    return type;
  }

  /**
   * Converts a wire value to Java.
   *
   * @param wire in the class that {@link PropType#javaType()} names
   * @throws IllegalArgumentException if it is of another class
   */
  public T fromWire(Object wire) {
    return fromWire.apply(wire);
  }

  /**
   * Converts a Java value to a wire value.
   *
   * @throws IllegalArgumentException if MAPI cannot express it
   */
  public Object toWire(T value) {
    return type.check(toWire.apply(Objects.requireNonNull(value, "value")));
  }

  /** Returns the type's name in the headers. */
  @Override
  public String toString() {
    return "PT_" + type;
  }
}
