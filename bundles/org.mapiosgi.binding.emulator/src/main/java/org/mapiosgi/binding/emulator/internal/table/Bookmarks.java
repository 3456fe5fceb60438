// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;

/**
 * Keeps the bookmarks of a table. A bookmark stays with the row that was behind it. Used under the
 * mailbox's lock.
 */
final class Bookmarks {
  /** Above 2^32, so that a bookmark that is cut to 32 bits is noticed (R17). */
  private static final long FIRST = 0x6_0000_0001L;

  /**
   * A place.
   *
   * @param moved whether the row of the bookmark is gone
   */
  record Place(int position, boolean moved) {}

  private record Mark(int position, Optional<Object> row) {}

  private final Map<Long, Mark> marks = new HashMap<>();
  private long next = FIRST;

  /** CreateBookmark. */
  long add(List<TableRow> view, int position) {
    marks.put(next, new Mark(position, keyAt(view, position)));
    return next++;
  }

  /** FreeBookmark. */
  void remove(long bookmark) {
    if (marks.remove(bookmark) == null) {
      throw invalid("IMAPITable::FreeBookmark", bookmark);
    }
  }

  /** Forgets all bookmarks: a new restriction or order ends them. */
  void clear() {
    marks.clear();
  }

  /**
   * Finds the place of a bookmark.
   *
   * @param operation the call that asks
   */
  Place find(String operation, long bookmark, List<TableRow> view) {
    Mark mark = marks.get(bookmark);
    if (mark == null) {
      throw invalid(operation, bookmark);
    }
    int near = Math.min(mark.position, view.size());
    if (mark.row.isEmpty() || keyAt(view, near).equals(mark.row)) {
      return new Place(near, false);
    }
    for (int i = 0; i < view.size(); i++) {
      if (view.get(i).key().equals(mark.row.get())) {
        return new Place(i, false);
      }
    }
    return new Place(near, true);
  }

  private static Optional<Object> keyAt(List<TableRow> view, int position) {
    return position < view.size() ? Optional.of(view.get(position).key()) : Optional.empty();
  }

  private static MapiException invalid(String operation, long bookmark) {
    return MapiException.of(
        operation,
        HResult.named("MAPI_E_INVALID_BOOKMARK"),
        String.format("0x%X is no bookmark of this table", bookmark));
  }
}
