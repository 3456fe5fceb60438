// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.List;
import java.util.Objects;
import org.mapiosgi.api.error.HResult;

/**
 * A property with its value: MAPI's SPropValue.
 *
 * @param tag which property; of type {@link PropType#ERROR} where the value is the reason why there
 *     is none
 * @param value in the class that the tag's {@link PropType#javaType()} names; null for PT_NULL and
 *     PT_OBJECT
 */
public record PropValue(PropTag<?> tag, Object value) {

  /**
   * Checks the value against the tag's type.
   *
   * @throws IllegalArgumentException where it does not fit
   */
  public PropValue {
    Objects.requireNonNull(tag, "tag");
    if (value instanceof List<?> list) {
      value = List.copyOf(list);
    }
    tag.type().check(value);
  }

  /** That a property could not be read, and why. */
  public static PropValue error(PropTag<?> tag, HResult reason) {
    return new PropValue(tag.withType(PropType.ERROR), reason);
  }

  /** Whether this says why there is no value. */
  public boolean isError() {
    return tag.type() == PropType.ERROR;
  }
}
