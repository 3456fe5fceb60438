// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi.configuration;

import java.lang.reflect.Method;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a configuration if a value has the wrong type, and names the property. Declarative
 * Services alone would take {@code coupled=fals} for false, and refuse {@code lanes=many} without
 * naming the value.
 *
 * <p>A component that reads a component property type calls this first. Thread-safe.
 *
 * <p>Source: Declarative Services 1.5, 112.8.2.1 (names) and 112.8.2.2 (coercion).
 */
public final class ConfigurationCheck {
  // As 112.8.2.1 has it: the longest first.
  private static final Pattern SPECIAL = Pattern.compile("\\$_\\$|\\$\\$|\\$|__|_");
  private static final Map<String, String> MEANING =
      Map.of("$_$", "-", "$$", "$", "$", "", "__", "_", "_", ".");
  private static final Set<Class<?>> WHOLE = Set.of(byte.class, short.class, int.class, long.class);

  private ConfigurationCheck() {}

  /**
   * Checks every value that the type names.
   *
   * @param type a component property type: an annotation whose elements name the properties
   * @param properties the component's properties
   * @throws IllegalArgumentException with the property, its value and the expected type
   */
  public static void types(Class<?> type, Map<String, ?> properties) {
    for (Method element : type.getDeclaredMethods()) {
      String name = nameOf(element.getName());
      expected(element.getReturnType(), properties.get(name))
          .ifPresent(
              expected -> {
                throw new IllegalArgumentException(
                    name + " is '" + properties.get(name) + "', but must be " + expected);
              });
    }
  }

  /**
   * Describes the value that an element needs, if a value cannot be converted to it.
   *
   * @return empty if the value can be converted, or if Declarative Services decides that
   */
  public static Optional<String> expected(Class<?> wanted, @Nullable Object value) {
    if (value == null) {
      return Optional.empty();
    }
    if (wanted == boolean.class) {
      String word = value.toString().toLowerCase(Locale.ROOT);
      return value instanceof Number || word.equals("true") || word.equals("false")
          ? Optional.empty()
          : Optional.of("true or false");
    }
    return !WHOLE.contains(wanted) || isWhole(value, wanted)
        ? Optional.empty()
        : Optional.of("a whole number");
  }

  private static boolean isWhole(Object value, Class<?> wanted) {
    try {
      long number = Long.parseLong(value.toString());
      return wanted == long.class || number == (int) number;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** The property that an element of a component property type stands for. */
  static String nameOf(String element) {
    return SPECIAL
        .matcher(element)
        .replaceAll(found -> Matcher.quoteReplacement(MEANING.get(found.group())));
  }
}
