// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Optional;
import org.mapiosgi.api.property.Pr;

/** Tells the headings of a grouped table from its other rows (PR_ROW_TYPE, TBL_*). */
public enum RowType {
  /** TBL_LEAF_ROW: a message, a folder or another object. */
  LEAF(1),
  /** TBL_EMPTY_CATEGORY: the heading of a group without rows. */
  EMPTY_GROUP(2),
  /** TBL_EXPANDED_CATEGORY: a heading whose rows follow. */
  EXPANDED_GROUP(3),
  /** TBL_COLLAPSED_CATEGORY: a heading whose rows are hidden. */
  COLLAPSED_GROUP(4);

  private final int code;

  RowType(int code) {
    this.code = code;
  }

  /** Returns MAPI's number. */
  public int code() {
    return code;
  }

  /** Returns whether the row is a heading. */
  public boolean isHeading() {
    return this != LEAF;
  }

  /**
   * Returns the type of a row. A row without PR_ROW_TYPE is a {@link #LEAF}.
   *
   * @param row of a query with the column {@link Pr#ROW_TYPE}
   * @throws IllegalArgumentException if the query does not have that column, or if MAPI has no such
   *     type
   */
  public static RowType of(Row row) {
    Optional<Integer> code = row.find(Pr.ROW_TYPE);
    if (code.isEmpty()) {
      return LEAF;
    }
    for (RowType type : values()) {
      if (type.code == code.get()) {
        return type;
      }
    }
    throw new IllegalArgumentException("a row of the type " + code.get());
  }
}
