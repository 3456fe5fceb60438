// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.List;
import org.mapiosgi.api.property.Restriction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Moves forwards and backwards through the rows of a query, finds rows, and opens and closes
 * groups. Use {@link Table#query} to read the rows once from the first to the last.
 *
 * <p>The position is between two rows: {@link #next} reads the rows behind it, {@link #previous}
 * the rows before it. A new cursor is before the first row. If rows are added or removed, the
 * position stays behind the last row that was passed and is still there.
 *
 * <p>Valid during the unit of work, on its thread. The cursor holds a table of the provider open
 * until it is closed (R27); the end of the unit of work closes it, too.
 */
@ProviderType
public interface TableCursor extends AutoCloseable {
  /** Counts the rows of the query as they are now (IMAPITable::GetRowCount). */
  int count();

  /**
   * Returns the number of rows before the position (IMAPITable::QueryPosition).
   *
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_UNABLE_TO_COMPLETE} if the provider
   *     does not know it
   */
  int position();

  /**
   * Reads the rows behind the position and moves behind the last of them.
   *
   * @param rows the greatest number of rows, more than zero
   * @return up to that many rows, in the order of the table; empty only at its end. The list cannot
   *     be changed
   */
  List<Row> next(int rows);

  /**
   * Reads the rows before the position and moves before the first of them.
   *
   * @param rows the greatest number of rows, more than zero
   * @return up to that many rows, in the order of the table; empty only at its beginning. The list
   *     cannot be changed
   */
  List<Row> previous(int rows);

  /** Moves before the first row. */
  void seekToBeginning();

  /** Moves behind the last row. */
  void seekToEnd();

  /**
   * Moves by a number of rows (IMAPITable::SeekRow); backwards if it is negative.
   *
   * @return the number of rows that the position moved, which is smaller in amount if the table
   *     ends before
   */
  int seek(int rows);

  /**
   * Finds the first row behind the position that meets a restriction (IMAPITable::FindRow), and
   * moves before this row, so that {@link #next} reads it. If there is none, the position stays.
   *
   * @return whether there is one
   */
  boolean findNext(Restriction wanted);

  /**
   * Finds the last row before the position that meets a restriction, and moves before this row, so
   * that {@link #next} reads it. If there is none, the position stays.
   *
   * @return whether there is one
   */
  boolean findPrevious(Restriction wanted);

  /** Marks the position. */
  Bookmark mark();

  /**
   * Moves to a bookmark of this cursor.
   *
   * @return false if the marked row is not there any more, so that the position is near its place
   * @throws IllegalArgumentException if the bookmark is of another cursor
   * @throws IllegalStateException if the bookmark was closed
   */
  boolean seek(Bookmark bookmark);

  /**
   * Opens a group (IMAPITable::ExpandRow) and moves behind its heading.
   *
   * @param heading a heading; the query has the column {@link
   *     org.mapiosgi.api.property.Pr#INSTANCE_KEY}
   * @return the number of rows that were added to the table
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if there is no such
   *     heading
   */
  int expand(Row heading);

  /**
   * Closes a group (IMAPITable::CollapseRow).
   *
   * @param heading as for {@link #expand}
   * @return the number of rows that were removed from the table
   * @throws org.mapiosgi.api.error.MapiException {@code MAPI_E_NOT_FOUND} if there is no such
   *     heading
   */
  int collapse(Row heading);

  /** Releases the table. A second call does nothing. */
  @Override
  void close();
}
