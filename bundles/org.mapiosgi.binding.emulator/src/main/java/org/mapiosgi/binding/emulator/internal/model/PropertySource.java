// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.model;

import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;

/** The properties of something at one moment, stored ones and computed ones. Immutable. */
public interface PropertySource {
  /** The property with the given id, in the type it has; null where there is none. */
  @Nullable PropValue find(int id);

  /**
   * Returns the property that a tag asks for, in its own type; null if there is none. Only a row of
   * a table has the instances of a multi-valued property.
   */
  default @Nullable PropValue find(PropTag<?> tag) {
    return find(tag.id());
  }

  /** The ids of all properties there are. */
  SortedSet<Integer> ids();

  /** The property with the given id as a stream; empty where its value is in the heap. */
  default Optional<StoredBytes> bytes(int id) {
    return Optional.empty();
  }

  /** Says whether PR_ANR finds the object by a name. */
  default boolean resolves(String name) {
    return false;
  }

  /** A text property; empty where there is none. */
  default String text(PropTag<String> tag) {
    PropValue value = find(tag.id());
    return value != null && value.value() instanceof String text ? text : "";
  }

  /** A number property; 0 where there is none. */
  default int number(PropTag<Integer> tag) {
    PropValue value = find(tag.id());
    return value != null && value.value() instanceof Integer number ? number : 0;
  }

  /** Says whether a property is there and true. */
  default boolean isTrue(PropTag<Boolean> tag) {
    PropValue value = find(tag.id());
    return value != null && Boolean.TRUE.equals(value.value());
  }
}
