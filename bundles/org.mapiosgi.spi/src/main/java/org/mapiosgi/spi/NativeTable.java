// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.osgi.annotation.versioning.ProviderType;

/** IMAPITable, with TBL_BATCH so that the provider may do the set-up at the first row. */
@ProviderType
public interface NativeTable extends NativeObject {
  /**
   * SetColumns; at least one.
   *
   * <p>A tag that is an {@linkplain PropTag#instance() instance} makes a row for each value of its
   * property. Its cells are single values.
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_TOO_COMPLEX} if the provider cannot
   *     do it, or cannot do it for several properties
   */
  void setColumns(List<PropTag<?>> columns);

  /** Restrict; null lifts it. */
  void restrict(@Nullable Restriction restriction);

  /** SortTable without categories. */
  default void sortTable(List<SortOrder> orders) {
    sortTable(orders, 0, 0);
  }

  /**
   * SortTable.
   *
   * @param orders the columns of the categories first
   * @param categories how many of the columns make categories (cCategories)
   * @param expanded how many of the categories are expanded at first (cExpanded)
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_TOO_COMPLEX} if the provider cannot
   *     do it
   */
  void sortTable(List<SortOrder> orders, int categories, int expanded);

  /** GetRowCount. */
  int getRowCount();

  /** The place before the first row. */
  long BOOKMARK_BEGINNING = 0;

  /** The current position. */
  long BOOKMARK_CURRENT = 1;

  /** The place behind the last row. */
  long BOOKMARK_END = 2;

  /**
   * The outcome of {@link #seekRow}.
   *
   * @param rows how many rows the position is away from the bookmark; negative if before it
   * @param positionChanged whether the row of the bookmark was gone (MAPI_W_POSITION_CHANGED)
   */
  record Sought(int rows, boolean positionChanged) {}

  /**
   * SeekRow.
   *
   * @param bookmark one of the BOOKMARK_* numbers, or one that {@link #createBookmark} gave (R17)
   * @param rows how far from there; negative for backwards
   */
  Sought seekRow(long bookmark, int rows);

  /** QueryPosition: the number of the current row; -1 if the provider cannot tell. */
  int queryPosition();

  /** FindRow: DIR_BACKWARD. */
  int DIR_BACKWARD = 0x1;

  /**
   * FindRow. The row that is found becomes the current one.
   *
   * @param bookmark where the search begins, as for {@link #seekRow}
   * @param flags {@link #DIR_BACKWARD}
   * @return false if there is no such row (MAPI_E_NOT_FOUND); the position stays
   */
  boolean findRow(Restriction wanted, long bookmark, int flags);

  /** CreateBookmark: a pointer-sized number (R17). */
  long createBookmark();

  /** FreeBookmark. */
  void freeBookmark(long bookmark);

  /**
   * ExpandRow. The row behind the heading becomes the current one.
   *
   * @param instanceKey PR_INSTANCE_KEY of the heading
   * @return the number of rows that were added
   */
  int expandRow(Binary instanceKey);

  /**
   * CollapseRow.
   *
   * @param instanceKey PR_INSTANCE_KEY of the heading
   * @return the number of rows that were removed
   */
  int collapseRow(Binary instanceKey);

  /**
   * QueryRows, forwards from the current position, which moves on.
   *
   * @param count greater than zero
   * @return at most so many rows, in column order; empty only at the end
   */
  NativeRows queryRows(int count);

  /**
   * Advise, fnevTableModified. A row in a notification has the columns that are set.
   *
   * @return the connection number, pointer-sized (R17)
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NO_SUPPORT} if the table does not
   *     notify
   */
  long advise(NativeAdviseSink sink);

  /** Unadvise. */
  void unadvise(long connection);
}
