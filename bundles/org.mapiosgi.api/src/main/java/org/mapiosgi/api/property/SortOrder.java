// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.property;

import java.util.Objects;

/**
 * One column of a sort (MAPI's SSortOrder).
 *
 * @param tag the column
 * @param descendingOrder greatest value first
 */
public record SortOrder(PropTag<?> tag, boolean descendingOrder) {
  /** Refuses a missing tag. */
  public SortOrder {
    Objects.requireNonNull(tag, "tag");
  }
}
