// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

/**
 * Names a property of a MAPI object and says what its value is in Java.
 *
 * <p>There are two kinds. A {@link PropTag} has the same 32 bits in every store; the well-known
 * ones are the constants of {@link Pr}. A {@link NamedProperty} has a name that is the same in
 * every store, and an id that differs from store to store. The product looks the id up: wherever
 * the API takes a property, both kinds will do.
 *
 * <p>Immutable. Equal properties name the same property with the same type.
 *
 * @param <T> the Java type of the property's value
 */
public sealed interface Property<T> permits PropTag, NamedProperty {
  /** The MAPI type of the value (PT_*). */
  PropType type();

  /** Converts between the Java value and the value that a binding carries. */
  ValueType<T> valueType();

  /**
   * Returns this property with a value.
   *
   * @throws IllegalArgumentException if MAPI cannot express the value
   */
  default PropValue with(T value) {
    return new PropValue(this, valueType().toWire(value));
  }

  /**
   * Returns the same property asked for in another type, for instance PT_ERROR or PT_UNSPECIFIED.
   */
  Property<Object> withType(PropType other);

  /** Sorts by this property, smallest value first. */
  default SortOrder ascending() {
    return new SortOrder(this, SortOrder.Direction.ASCENDING);
  }

  /** Sorts by this property, greatest value first. */
  default SortOrder descending() {
    return new SortOrder(this, SortOrder.Direction.DESCENDING);
  }
}
