// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/**
 * A property tag with the Java type of its value: {@code PR_SUBJECT_W} is a {@code
 * PropTag<String>}.
 *
 * <p>The well-known tags are constants of {@link Pr}. Two tags are equal when their 32 bits are.
 *
 * @param <T> what a value of the property is in Java
 */
public final class PropTag<T> {
  private final int tag;
  private final PropType type;
  private final Function<Object, T> fromWire;
  private final Function<T, Object> toWire;

  private PropTag(int id, PropType type, Function<Object, T> fromWire, Function<T, Object> toWire) {
    if (id < 0 || id > 0xFFFF) {
      throw new IllegalArgumentException("a property id has 16 bits, not " + id);
    }
    this.tag = id << 16 | type.code();
    this.type = type;
    this.fromWire = fromWire;
    this.toWire = toWire;
  }

  @SuppressWarnings("unchecked") // type.check() makes sure of what the factory methods promise
  private static <T> PropTag<T> plain(int id, PropType type) {
    return new PropTag<>(id, type, value -> (T) type.check(value), value -> type.check(value));
  }

  /** A PT_UNICODE tag. */
  public static PropTag<String> unicode(int id) {
    return plain(id, PropType.UNICODE);
  }

  /** A PT_LONG tag. */
  public static PropTag<Integer> integer(int id) {
    return plain(id, PropType.LONG);
  }

  /** A PT_BOOLEAN tag. */
  public static PropTag<Boolean> bool(int id) {
    return plain(id, PropType.BOOLEAN);
  }

  /** A PT_SYSTIME tag. */
  public static PropTag<Instant> time(int id) {
    return plain(id, PropType.SYSTIME);
  }

  /** A PT_BINARY tag. */
  public static PropTag<Binary> binary(int id) {
    return plain(id, PropType.BINARY);
  }

  /** A PT_BINARY tag whose value is an entry id. */
  public static PropTag<EntryId> entryId(int id) {
    return new PropTag<>(
        id,
        PropType.BINARY,
        value -> new EntryId((Binary) PropType.BINARY.check(value)),
        EntryId::bytes);
  }

  /** A PT_OBJECT tag: it is opened, it has no value. */
  public static PropTag<Void> object(int id) {
    return plain(id, PropType.OBJECT);
  }

  /**
   * The tag with the given 32 bits, its values in the class that {@link PropType#javaType()} names.
   *
   * @throws IllegalArgumentException where the low 16 bits are no property type
   */
  public static PropTag<Object> of(int tag) {
    return plain(tag >>> 16, PropType.of(tag & 0xFFFF));
  }

  /** The 32 bits: id in the high half, type in the low. */
  public int tag() {
    return tag;
  }

  /** The high 16 bits. */
  public int id() {
    return tag >>> 16;
  }

  /** The type that the low 16 bits name. */
  public PropType type() {
    return type;
  }

  /** The same property asked for in another type, for instance PT_ERROR or PT_UNSPECIFIED. */
  public PropTag<Object> withType(PropType other) {
    return plain(id(), other);
  }

  /** This property with a value. */
  public PropValue with(T value) {
    return new PropValue(this, toWire.apply(Objects.requireNonNull(value, "value")));
  }

  /**
   * A value as {@link PropValue#value()} carries it, in this tag's Java type.
   *
   * @throws IllegalArgumentException where the value is of another type
   */
  public T read(Object wireValue) {
    return fromWire.apply(wireValue);
  }

  /** Smallest value first. */
  public SortOrder ascending() {
    return new SortOrder(this, false);
  }

  /** Greatest value first. */
  public SortOrder descending() {
    return new SortOrder(this, true);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PropTag<?> that && tag == that.tag;
  }

  @Override
  public int hashCode() {
    return tag;
  }

  /** The name in the headers where it is a constant of {@link Pr}, and always the 32 bits. */
  @Override
  public String toString() {
    String bits = String.format("0x%08X", tag);
    return Pr.nameOf(tag).map(name -> name + " (" + bits + ")").orElse(bits);
  }
}
