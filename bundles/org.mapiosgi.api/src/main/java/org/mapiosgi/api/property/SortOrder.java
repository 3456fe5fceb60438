// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.Objects;

/**
 * Describes one column of a sort order (MAPI's SSortOrder).
 *
 * @param property the column
 * @param direction which values come first
 */
public record SortOrder(Property<?> property, Direction direction) {
  /** Says which values come first in a sort. */
  public enum Direction {
    /** TABLE_SORT_ASCEND: the smallest value first. */
    ASCENDING,
    /** TABLE_SORT_DESCEND: the greatest value first. */
    DESCENDING
  }

  /** Refuses what is missing. */
  public SortOrder {
    Objects.requireNonNull(property, "property");
    Objects.requireNonNull(direction, "direction");
  }

  /**
   * Returns the column as a tag: for bindings.
   *
   * @throws IllegalArgumentException if it is a named property, whose id is not known here
   */
  public PropTag<?> tag() {
    return PropTag.of(property);
  }
}
