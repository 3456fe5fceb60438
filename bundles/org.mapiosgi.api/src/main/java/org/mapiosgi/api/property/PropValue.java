// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.List;
import java.util.Objects;
import org.mapiosgi.api.error.HResult;

/**
 * Pairs a property with its value (MAPI's SPropValue).
 *
 * @param property the property; of type {@link PropType#ERROR} if the value gives the reason why
 *     there is none
 * @param value the wire value, in the class that {@link PropType#javaType()} names; {@link
 *     PropType#NO_VALUE} for PT_NULL and PT_OBJECT
 */
public record PropValue(Property<?> property, Object value) {

  /**
   * Checks the value against the property's type.
   *
   * @throws IllegalArgumentException if it does not fit
   */
  public PropValue {
    Objects.requireNonNull(property, "property");
    if (value instanceof List<?> list) {
      value = List.copyOf(list);
    }
    property.type().check(value);
  }

  /** Makes a property that could not be read, with the reason. */
  public static PropValue error(PropTag<?> tag, HResult reason) {
    return new PropValue(tag.withType(PropType.ERROR), reason);
  }

  /**
   * Returns the property as a tag: for bindings.
   *
   * @throws IllegalArgumentException if it is a named property, whose id is not known here
   */
  public PropTag<?> tag() {
    return PropTag.of(property);
  }

  /** Returns whether this says why there is no value. */
  public boolean isError() {
    return property.type() == PropType.ERROR;
  }
}
