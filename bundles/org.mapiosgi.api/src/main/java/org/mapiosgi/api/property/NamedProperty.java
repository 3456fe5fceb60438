// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Names a property by a property set and a number or a text (MAPI's MAPINAMEID). Each store gives
 * the name an id of 0x8000 or above; the product looks that id up for each store
 * (IMAPIProp::GetIDsFromNames) and never shows it.
 *
 * <p>Two named properties are equal if property set, number or text, and type are, and if both or
 * neither are {@linkplain #instance() instances}.
 *
 * <p>Source: MAPIDefS.h (MAPINAMEID), [MS-OXPROPS].
 *
 * @param <T> the Java type of the property's value
 */
public final class NamedProperty<T> implements Property<T> {
  private final UUID set;
  private final int number;
  private final Optional<String> text;
  private final ValueType<T> type;
  private final boolean instance;

  private NamedProperty(UUID set, int number, Optional<String> text, ValueType<T> type) {
    this(set, number, text, type, false);
  }

  private NamedProperty(
      UUID set, int number, Optional<String> text, ValueType<T> type, boolean instance) {
    this.set = Objects.requireNonNull(set, "set");
    this.number = number;
    this.text = text;
    this.type = Objects.requireNonNull(type, "type");
    this.instance = instance;
    if (type.type() == PropType.UNSPECIFIED || type.type() == PropType.ERROR) {
      throw new IllegalArgumentException("a named property has a type, not PT_" + type.type());
    }
  }

  /**
   * Makes a property that is named by a number (MNID_ID).
   *
   * @param set the property set, for instance {@link PropertySet#COMMON}
   * @param number the number in the set (its "LID"), for instance 0x8501
   */
  public static <T> NamedProperty<T> of(UUID set, int number, ValueType<T> type) {
    return new NamedProperty<>(set, number, Optional.empty(), type);
  }

  /**
   * Names a property by a text (MNID_STRING).
   *
   * @param set the property set, for instance {@link PropertySet#PUBLIC_STRINGS}
   * @param text the name in the set, not empty; upper and lower case differ
   */
  public static <T> NamedProperty<T> of(UUID set, String text, ValueType<T> type) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException("the name of a property is not empty");
    }
    return new NamedProperty<>(set, 0, Optional.of(text), type);
  }

  /** Returns the property set. */
  public UUID set() {
    return set;
  }

  /** Returns the number in the property set; empty if the property is named by a text. */
  public OptionalInt number() {
    return text.isPresent() ? OptionalInt.empty() : OptionalInt.of(number);
  }

  /** Returns the name in the property set; empty if the property is named by a number. */
  public Optional<String> text() {
    return text;
  }

  <E> NamedProperty<E> instance(ValueType<E> element) {
    return new NamedProperty<>(set, number, text, element, true);
  }

  /**
   * Returns the tag of this property in a store that gives the name an id.
   *
   * @param id 0x8000 or above
   */
  public PropTag<T> tag(int id) {
    return instance ? PropTag.instance(id, type) : PropTag.of(id, type);
  }

  @Override
  public boolean instance() {
    return instance;
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
  public NamedProperty<Object> withType(PropType other) {
    return new NamedProperty<>(set, number, text, ValueType.raw(other));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedProperty<?> that
        && set.equals(that.set)
        && number == that.number
        && text.equals(that.text)
        && type() == that.type()
        && instance == that.instance;
  }

  @Override
  public int hashCode() {
    return Objects.hash(set, number, text);
  }

  /** Returns property set, number or text, and type: {@code {00062008-...}/0x8501 PT_LONG}. */
  @Override
  public String toString() {
    String name = text.orElseGet(() -> String.format("0x%04X", number));
    return (instance ? "instances of " : "") + "{" + set + "}/" + name + " PT_" + type();
  }
}
