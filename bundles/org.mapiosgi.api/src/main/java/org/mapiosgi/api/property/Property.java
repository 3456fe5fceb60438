// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.List;

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
  /**
   * Makes the instances of a multi-valued property: a table that has them as a column shows one row
   * for each value, and the column has that value (MAPI's MVI_FLAG). An object without values has
   * one row, in which the column is absent.
   *
   * <p>The rows of one object differ in {@link Pr#INSTANCE_KEY} and have the same {@link
   * Pr#ENTRYID}. Sort orders, groups and restrictions of the same query may use the instances;
   * elsewhere they are refused. A query has the instances of one property at most. A provider that
   * cannot show them refuses the query with {@code MAPI_E_TOO_COMPLEX}.
   *
   * <pre>{@code
   * Property<String> category = Property.instanceOf(NamedPr.KEYWORDS);
   * Query byCategory =
   *     Query.columns(Pr.ENTRYID, Pr.SUBJECT, category).groupBy(category.ascending());
   * }</pre>
   *
   * <p>Source: MAPIDefS.h (MVI_FLAG), [MS-OXCDATA] 2.11.1.3.
   *
   * @throws IllegalArgumentException if the property is not multi-valued
   */
  static <E> Property<E> instanceOf(Property<List<E>> property) {
    ValueType<E> element = ValueType.elementOf(property.valueType());
    return property instanceof NamedProperty<List<E>> named
        ? named.instance(element)
        : PropTag.instance(PropTag.of(property).id(), element);
  }

  /**
   * Returns whether this stands for the single values of a multi-valued property, see {@link
   * #instanceOf}. The type is that of one value.
   */
  boolean instance();

  /** The MAPI type of the value (PT_*). */
  PropType type();

  /** Converts between the Java value and the value that a binding carries. */
  ValueType<T> valueType();

  /**
   * Returns this property with a value. An instance gives a value of its single-valued type.
   *
   * @throws IllegalArgumentException if MAPI cannot express the value
   */
  default PropValue with(T value) {
    Property<?> valued = instance() ? withType(type()) : this;
    return new PropValue(valued, valueType().toWire(value));
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
