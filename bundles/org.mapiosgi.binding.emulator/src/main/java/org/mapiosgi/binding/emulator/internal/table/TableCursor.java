// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.spi.NativeRows;

/**
 * A view of rows with columns, a restriction, an order and a position. It follows its source: when
 * that changes, the position stays behind the row that was read last. Used under the mailbox's
 * lock.
 */
public final class TableCursor {
  private static final int MOST_SORTS = 16;

  private final TableSource source;
  private List<PropTag<?>> columns;
  private @Nullable Matcher matcher;
  private List<SortOrder> orders = List.of();

  private @Nullable List<TableRow> view;
  private long viewRevision;
  private int position;

  /**
   * A table of all rows.
   *
   * @param columns the ones it has until others are set
   */
  public TableCursor(TableSource source, List<PropTag<?>> columns) {
    this.source = source;
    this.columns = List.copyOf(columns);
  }

  /** SetColumns. */
  public void setColumns(List<PropTag<?>> wanted) {
    if (wanted.isEmpty()) {
      throw MapiException.of(
          "IMAPITable::SetColumns", HResult.INVALID_PARAMETER, "a table has at least one column");
    }
    for (PropTag<?> tag : wanted) {
      if (tag.type() == PropType.ERROR) {
        throw MapiException.of(
            "IMAPITable::SetColumns", HResult.INVALID_PARAMETER, tag + " is no column");
      }
    }
    columns = List.copyOf(wanted);
  }

  /** Restrict; null lifts it. */
  public void restrict(@Nullable Restriction restriction) {
    matcher = restriction == null ? null : Matcher.of(restriction);
    startOver();
  }

  /** SortTable. */
  public void sort(List<SortOrder> wanted) {
    if (wanted.size() > MOST_SORTS) {
      throw tooComplex("a sort has at most " + MOST_SORTS + " columns");
    }
    for (SortOrder order : wanted) {
      PropType type = order.tag().type();
      if (type == PropType.OBJECT
          || type == PropType.ERROR
          || type == PropType.NULL
          || type.multiValued()) {
        throw tooComplex("nothing is sorted by " + order.tag());
      }
    }
    orders = List.copyOf(wanted);
    startOver();
  }

  private static MapiException tooComplex(String why) {
    return MapiException.of("IMAPITable::SortTable", HResult.named("MAPI_E_TOO_COMPLEX"), why);
  }

  private void startOver() {
    view = null;
    position = 0;
  }

  /** GetRowCount. */
  public int rowCount() {
    return current().size();
  }

  /** SeekRow to BOOKMARK_BEGINNING. */
  public void seekToBeginning() {
    position = 0;
  }

  /** QueryRows. */
  public NativeRows queryRows(int count) {
    if (count <= 0) {
      throw MapiException.of(
          "IMAPITable::QueryRows",
          HResult.INVALID_PARAMETER,
          "rows are read forwards, at least one, not " + count);
    }
    List<TableRow> rows = current();
    int end = (int) Math.min((long) position + count, rows.size());
    Object[][] cells = new Object[end - position][];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = Cells.cells(rows.get(position + i).properties(), columns);
    }
    position = end;
    return new NativeRows(columns, cells);
  }

  private List<TableRow> current() {
    if (view == null || viewRevision != source.revision()) {
      List<TableRow> read = view == null ? List.of() : view.subList(0, position);
      viewRevision = source.revision();
      List<TableRow> built = build();
      view = built;
      position = behind(read, built);
      return built;
    }
    return view;
  }

  /** The place behind the last row of the old view that is still in the new one. */
  private static int behind(List<TableRow> read, List<TableRow> view) {
    if (read.isEmpty()) {
      return 0;
    }
    Map<Object, Integer> places = new HashMap<>();
    for (TableRow row : view) {
      places.put(row.key(), places.size());
    }
    for (int i = read.size() - 1; i >= 0; i--) {
      Integer place = places.get(read.get(i).key());
      if (place != null) {
        return place + 1;
      }
    }
    return 0;
  }

  private List<TableRow> build() {
    List<TableRow> rows = new ArrayList<>();
    for (TableRow row : source.rows()) {
      if (matcher == null || matcher.matches(row)) {
        rows.add(row);
      }
    }
    if (!orders.isEmpty()) {
      rows.sort(comparator());
    }
    return rows;
  }

  private Comparator<TableRow> comparator() {
    return (left, right) -> {
      for (SortOrder order : orders) {
        int sign = Values.compareForSort(value(left, order), value(right, order));
        if (sign != 0) {
          return order.direction() == SortOrder.Direction.DESCENDING ? -sign : sign;
        }
      }
      return 0;
    };
  }

  private static @Nullable Object value(TableRow row, SortOrder order) {
    PropValue value = row.properties().find(order.tag().id());
    return value == null ? null : value.value();
  }
}
