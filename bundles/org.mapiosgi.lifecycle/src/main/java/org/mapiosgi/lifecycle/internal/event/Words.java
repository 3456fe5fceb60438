// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.event;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the words of a service property.
 *
 * @param absent whether the listener does not have the property
 */
record Words(boolean absent, Set<String> words) {
  static Words of(Map<String, ?> properties, String property, List<String> problems) {
    Object value = properties.get(property);
    if (value == null) {
      return new Words(true, Set.of());
    }
    Collection<?> all;
    if (value instanceof String word) {
      all = List.of(word);
    } else if (value instanceof String[] words) {
      all = List.of(words);
    } else if (value instanceof Collection<?> words) {
      all = words;
    } else {
      problems.add(
          property + " is a " + value.getClass().getName() + ", but must be String, or several");
      all = List.of();
    }
    Set<String> words =
        all.stream()
            .map(word -> String.valueOf(word).trim())
            .filter(word -> !word.isEmpty())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (words.isEmpty() && isText(value)) {
      problems.add(property + " is empty; leave it out to hear of all");
    }
    return new Words(false, words);
  }

  private static boolean isText(Object value) {
    return value instanceof String || value instanceof String[] || value instanceof Collection;
  }

  /** Says whether the property is there without a word. */
  boolean without() {
    return !absent && words.isEmpty();
  }
}
