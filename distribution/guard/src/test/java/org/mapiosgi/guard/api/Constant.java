// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard.api;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values that a compiler copies into its users, and defaults of annotations. */
final class Constant {
  private Constant() {}

  /** The value of a static final field of a primitive type or String; empty for all others. */
  static Optional<String> of(Field field) {
    int modifiers = field.getModifiers();
    boolean copied = field.getType().isPrimitive() || field.getType() == String.class;
    if (!copied || !Modifier.isStatic(modifiers) || !Modifier.isFinal(modifiers)) {
      return Optional.empty();
    }
    try {
      field.setAccessible(true);
      return Optional.of(text(field.get(null)));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(Object value) {
    if (value instanceof Object[] array) {
      return Arrays.stream(array).map(Constant::text).collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof String text) {
      return '"' + escaped(text) + '"';
    }
    if (value instanceof Character character) {
      return "'" + escaped(character.toString()) + "'";
    }
    if (value instanceof Integer number) {
      return number >= 0 && number < 0x100 ? number.toString() : String.format("0x%08X", number);
    }
    if (value instanceof Class<?> type) {
      return type.getCanonicalName() + ".class";
    }
    return String.valueOf(value);
  }

  private static String escaped(String text) {
    return text.chars()
        .mapToObj(
            unit ->
                unit >= ' ' && unit < 0x7F && unit != '"' && unit != '\\'
                    ? String.valueOf((char) unit)
                    : String.format("\\u%04X", unit))
        .collect(Collectors.joining());
  }
}
