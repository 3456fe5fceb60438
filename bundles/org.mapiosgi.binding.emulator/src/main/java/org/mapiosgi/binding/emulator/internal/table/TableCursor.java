// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeTable;
import org.mapiosgi.spi.NativeTable.Sought;

/**
 * A view of rows with columns, a restriction, an order and a position. It follows its source: when
 * that changes, the position stays behind the row that was read last. Used under the mailbox's
 * lock.
 */
public final class TableCursor {
  private static final int MOST_SORTS = 16;

  private final TableSource source;
  private List<PropTag<?>> columns;

  /** The column that makes a row for each of its values. */
  private Optional<PropTag<?>> instances = Optional.empty();

  private @Nullable Matcher matcher;
  private List<SortOrder> orders = List.of();
  private Optional<Categories> categories = Optional.empty();
  private final Bookmarks bookmarks = new Bookmarks();

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
    Optional<PropTag<?>> expanding = instances("IMAPITable::SetColumns", wanted, orders);
    columns = List.copyOf(wanted);
    if (!expanding.equals(instances)) {
      instances = expanding;
      startOver();
    }
  }

  /** Finds the one column that makes a row for each value; the order may name it alone. */
  private static Optional<PropTag<?>> instances(
      String operation, List<PropTag<?>> columns, List<SortOrder> orders) {
    Set<PropTag<?>> found = new LinkedHashSet<>(columns);
    orders.forEach(order -> found.add(order.tag()));
    found.removeIf(tag -> !tag.instance());
    if (found.size() > 1) {
      throw tooComplex(operation, "a table has the instances of one property, not " + found);
    }
    return found.stream().findFirst();
  }

  /** Restrict; null lifts it. */
  public void restrict(@Nullable Restriction restriction) {
    matcher = restriction == null ? null : Matcher.of(restriction);
    startOver();
  }

  /**
   * SortTable.
   *
   * @param grouping how many of the columns make categories
   * @param expanded how many categories are expanded at first
   */
  public void sort(List<SortOrder> wanted, int grouping, int expanded) {
    if (grouping < 0 || grouping > wanted.size() || expanded < 0 || expanded > grouping) {
      throw MapiException.of(
          "IMAPITable::SortTable",
          HResult.INVALID_PARAMETER,
          wanted.size() + " columns, " + grouping + " categories, " + expanded + " expanded");
    }
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
    instances = instances("IMAPITable::SortTable", columns, wanted);
    orders = List.copyOf(wanted);
    categories =
        grouping == 0
            ? Optional.empty()
            : Optional.of(new Categories(orders.subList(0, grouping), expanded));
    startOver();
  }

  private static MapiException tooComplex(String why) {
    return tooComplex("IMAPITable::SortTable", why);
  }

  private static MapiException tooComplex(String operation, String why) {
    return MapiException.of(operation, HResult.named("MAPI_E_TOO_COMPLEX"), why);
  }

  private void startOver() {
    view = null;
    position = 0;
    bookmarks.clear();
  }

  /** GetRowCount. */
  public int rowCount() {
    return current().size();
  }

  /** SeekRow. */
  public Sought seekRow(long bookmark, int rows) {
    Bookmarks.Place from = place("IMAPITable::SeekRow", bookmark);
    long wanted = (long) from.position() + rows;
    position = (int) Math.max(0, Math.min(wanted, current().size()));
    return new Sought(position - from.position(), from.moved());
  }

  private Bookmarks.Place place(String operation, long bookmark) {
    List<TableRow> rows = current();
    if (bookmark == NativeTable.BOOKMARK_BEGINNING) {
      return new Bookmarks.Place(0, false);
    } else if (bookmark == NativeTable.BOOKMARK_CURRENT) {
      return new Bookmarks.Place(position, false);
    } else if (bookmark == NativeTable.BOOKMARK_END) {
      return new Bookmarks.Place(rows.size(), false);
    }
    return bookmarks.find(operation, bookmark, rows);
  }

  /** QueryPosition. */
  public int queryPosition() {
    return Math.min(position, current().size());
  }

  /** CreateBookmark. */
  public long createBookmark() {
    List<TableRow> rows = current();
    return bookmarks.add(rows, position);
  }

  /** FreeBookmark. */
  public void freeBookmark(long bookmark) {
    if (bookmark > NativeTable.BOOKMARK_END) {
      bookmarks.remove(bookmark);
    }
  }

  /** FindRow: forwards from the row behind the bookmark, or backwards from the one before it. */
  public boolean findRow(Restriction wanted, long bookmark, boolean backwards) {
    Predicate<TableRow> meets = Matcher.of(wanted).scan();
    int from = place("IMAPITable::FindRow", bookmark).position();
    List<TableRow> rows = current();
    int step = backwards ? -1 : 1;
    for (int i = backwards ? from - 1 : from; i >= 0 && i < rows.size(); i += step) {
      if (meets.test(rows.get(i))) {
        position = i;
        return true;
      }
    }
    return false;
  }

  /** ExpandRow. */
  public int expandRow(Binary instanceKey) {
    int shown = current().size();
    int heading = choose("IMAPITable::ExpandRow", instanceKey, true);
    List<TableRow> rows = rebuild();
    position = heading + 1;
    return rows.size() - shown;
  }

  /** CollapseRow. A position within the category moves behind its heading. */
  public int collapseRow(Binary instanceKey) {
    int shown = current().size();
    int unused = choose("IMAPITable::CollapseRow", instanceKey, false);
    return shown - rebuild().size();
  }

  /** Returns the place of the heading, which the new state does not change. */
  private int choose(String operation, Binary instanceKey, boolean expand) {
    return categories
        .orElseThrow(
            () ->
                MapiException.of(
                    operation, HResult.named("MAPI_E_NO_SUPPORT"), "the table has no categories"))
        .choose(current(), instanceKey, expand)
        .orElseThrow(
            () ->
                MapiException.of(operation, HResult.NOT_FOUND, "no heading has this instance key"));
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
    List<TableRow> rows = view;
    return rows == null || viewRevision != source.revision() ? rebuild() : rows;
  }

  private List<TableRow> rebuild() {
    List<TableRow> read = view == null ? List.of() : view.subList(0, position);
    viewRevision = source.revision();
    List<TableRow> built = build();
    view = built;
    position = behind(read, built);
    return built;
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
    List<TableRow> all = source.rows();
    if (instances.isPresent()) {
      all = new InstanceRows(all, instances.get());
    }
    if (matcher == null && orders.isEmpty() && categories.isEmpty()) {
      return all;
    }
    List<TableRow> rows = new ArrayList<>();
    Predicate<TableRow> wanted = matcher == null ? row -> true : matcher.scan();
    for (TableRow row : all) {
      if (wanted.test(row)) {
        rows.add(row);
      }
    }
    if (!orders.isEmpty()) {
      rows.sort(comparator());
    }
    return categories.isPresent() ? categories.get().arrange(rows) : rows;
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
    PropValue value = row.properties().find(order.tag());
    return value == null ? null : value.value();
  }
}
