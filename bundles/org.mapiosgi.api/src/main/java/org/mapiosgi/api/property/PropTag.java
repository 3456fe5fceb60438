// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.time.Instant;
import java.util.Objects;

/**
 * Names a property by a property tag: 32 bits that are the same in every store, an id in the high
 * half and a type in the low.
 *
 * <p>The well-known tags are constants of {@link Pr}. The factory methods make others; {@link
 * #of(int, ValueType)} makes one of any type. Two tags are equal if their 32 bits are.
 *
 * @param <T> the Java type of the property's value
 */
public final class PropTag<T> implements Property<T> {
  private final int tag;
  private final ValueType<T> type;

  private PropTag(int id, ValueType<T> type) {
    this(id, type, 0);
  }

  /**
   * Makes a tag.
   *
   * @param flags the bits of the type beside the value's own
   */
  private PropTag(int id, ValueType<T> type, int flags) {
    if (id < 0 || id > 0xFFFF) {
      throw new IllegalArgumentException("a property id has 16 bits, not " + id);
    }
    this.tag = id << 16 | type.type().code() | flags;
    this.type = type;
  }

  /**
   * Makes a tag of any type that has a value.
   *
   * @param id the high 16 bits
   */
  public static <T> PropTag<T> of(int id, ValueType<T> type) {
    return new PropTag<>(id, Objects.requireNonNull(type, "type"));
  }

  static <E> PropTag<E> instance(int id, ValueType<E> element) {
    return new PropTag<>(id, element, PropType.MV_FLAG | PropType.MV_INSTANCE);
  }

  /** Makes a PT_UNICODE tag. */
  public static PropTag<String> unicode(int id) {
    return of(id, ValueType.UNICODE);
  }

  /** Makes a PT_LONG tag. */
  public static PropTag<Integer> integer(int id) {
    return of(id, ValueType.LONG);
  }

  /** Makes a PT_BOOLEAN tag. */
  public static PropTag<Boolean> bool(int id) {
    return of(id, ValueType.BOOLEAN);
  }

  /** Makes a PT_SYSTIME tag. */
  public static PropTag<Instant> time(int id) {
    return of(id, ValueType.SYSTIME);
  }

  /** Makes a PT_BINARY tag. */
  public static PropTag<Binary> binary(int id) {
    return of(id, ValueType.BINARY);
  }

  /** Makes a PT_BINARY tag whose value is an entry id. */
  public static PropTag<EntryId> entryId(int id) {
    return of(id, ValueType.ENTRYID);
  }

  /**
   * Returns the tag with the given 32 bits, its values in the class that {@link
   * PropType#javaType()} names.
   *
   * @throws IllegalArgumentException if the low 16 bits are no property type
   */
  public static PropTag<Object> of(int tag) {
    return new PropTag<>(tag >>> 16, ValueType.raw(PropType.of(tag & 0xFFFF)));
  }

  /**
   * Returns the property as a tag: for bindings, which see named properties only after the product
   * has looked their ids up.
   *
   * @throws IllegalArgumentException if it is a named property
   */
  public static <T> PropTag<T> of(Property<T> property) {
    if (property instanceof PropTag<T> tag) {
      return tag;
    }
    throw new IllegalArgumentException(
        property + " has no id before it is looked up in a store (GetIDsFromNames)");
  }

  /** Returns the 32 bits: id in the high half, type in the low. */
  public int tag() {
    return tag;
  }

  /** Returns the high 16 bits. */
  public int id() {
    return tag >>> 16;
  }

  @Override
  public boolean instance() {
    return (tag & PropType.MV_INSTANCE) != 0;
  }

  @Override
  public PropType type() {
    return type.type();
  }

  @Override
  public ValueType<T> valueType() {
    return type;
  }

  @Override
  public PropTag<Object> withType(PropType other) {
    return new PropTag<>(id(), ValueType.raw(other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PropTag<?> that && tag == that.tag;
  }

  @Override
  public int hashCode() {
    return tag;
  }

  /** Returns the name in the headers if it is a constant of {@link Pr}, and always the 32 bits. */
  @Override
  public String toString() {
    return instance()
        ? "instances of " + Pr.describe(tag & ~PropType.MV_INSTANCE)
        : Pr.describe(tag);
  }
}
