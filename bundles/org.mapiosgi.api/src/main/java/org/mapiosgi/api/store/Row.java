// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.List;
import java.util.Objects;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;

/**
 * The properties that were asked for of one object: a row of a table. Immutable, and free of the
 * unit of work it was read in.
 */
public final class Row {
  private final List<PropValue> values;

  /** A row of the given values, in column order. */
  public Row(List<PropValue> values) {
    this.values = List.copyOf(values);
  }

  /** The values in column order, PT_ERROR ones among them. */
  public List<PropValue> values() {
    return values;
  }

  /**
   * A value.
   *
   * @return the value, or null where the object has no such property
   * @throws IllegalArgumentException where the column was not asked for
   * @throws MapiException where the provider could not give the value for another reason than that
   *     there is none; {@code MAPI_E_NOT_ENOUGH_MEMORY} says that it is long and to be read from
   *     the object itself
   */
  public <T> T get(PropTag<T> tag) {
    for (PropValue value : values) {
      if (value.tag().id() == tag.id()) {
        if (!value.isError() || tag.type() == PropType.ERROR) {
          return tag.valueType().fromWire(value.value());
        }
        if (value.value().equals(HResult.NOT_FOUND)) {
          return null;
        }
        throw MapiException.of("IMAPITable::QueryRows " + tag, (HResult) value.value());
      }
    }
    throw new IllegalArgumentException("the row has no column " + tag);
  }

  /** As {@link #get}, with a value for "the object has no such property". */
  public <T> T get(PropTag<T> tag, T otherwise) {
    T value = get(tag);
    return value == null ? Objects.requireNonNull(otherwise, "otherwise") : value;
  }

  /** Equal values in the same order. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Row that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return "Row" + values;
  }
}
