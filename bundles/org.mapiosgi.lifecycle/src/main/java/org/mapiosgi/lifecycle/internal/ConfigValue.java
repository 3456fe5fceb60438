// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal;

import java.util.Map;
import java.util.function.IntSupplier;

/** Reading a configuration so that a value of the wrong type is refused by its name. */
public final class ConfigValue {
  private ConfigValue() {}

  /**
   * A whole number.
   *
   * @param read the component property type's accessor, which fails without a name
   * @throws IllegalArgumentException where the value is no whole number
   */
  public static int integer(Map<String, ?> properties, String name, IntSupplier read) {
    try {
      return read.getAsInt();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          name + " is '" + properties.get(name) + "', but must be a whole number", e);
    }
  }
}
