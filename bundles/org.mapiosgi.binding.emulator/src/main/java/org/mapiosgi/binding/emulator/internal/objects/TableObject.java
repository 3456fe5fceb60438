// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.binding.emulator.internal.table.TableCursor;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.binding.emulator.internal.table.TableSource;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeTable;

/** IMAPITable. */
final class TableObject extends LiveObject implements NativeTable {
  private final TableCursor cursor;
  private final Optional<Notifier.Hearing> hearing;

  TableObject(World world, LiveObject parent, TableSource source, PropTag<?>... columns) {
    this(world, parent, source, Optional.empty(), columns);
  }

  /**
   * A table that may notify.
   *
   * @param hearing empty if it does not
   */
  TableObject(
      World world,
      LiveObject parent,
      TableSource source,
      Optional<Notifier.Hearing> hearing,
      PropTag<?>... columns) {
    super(world, parent, "IMAPITable");
    this.cursor = new TableCursor(source, List.of(columns));
    this.hearing = hearing;
  }

  /** A table of rows that do not change. */
  static TableSource fixed(List<TableRow> rows) {
    return new TableSource() {
      @Override
      public long revision() {
        return 0;
      }

      @Override
      public List<TableRow> rows() {
        return rows;
      }
    };
  }

  @Override
  public void setColumns(List<PropTag<?>> columns) {
    run("SetColumns", "count=" + columns.size(), () -> cursor.setColumns(columns));
  }

  @Override
  public void restrict(@Nullable Restriction restriction) {
    run("Restrict", "", () -> cursor.restrict(restriction));
  }

  @Override
  public void sortTable(List<SortOrder> orders, int categories, int expanded) {
    run(
        "SortTable",
        "count=" + orders.size() + " categories=" + categories,
        () -> cursor.sort(orders, categories, expanded));
  }

  @Override
  public int getRowCount() {
    return call("GetRowCount", "", cursor::rowCount);
  }

  @Override
  public Sought seekRow(long bookmark, int rows) {
    return call(
        "SeekRow",
        String.format("bookmark=0x%X rows=%d", bookmark, rows),
        () -> cursor.seekRow(bookmark, rows));
  }

  @Override
  public int queryPosition() {
    return call("QueryPosition", "", cursor::queryPosition);
  }

  @Override
  public boolean findRow(Restriction wanted, long bookmark, int flags) {
    return call(
        "FindRow",
        String.format("flags=0x%08X", flags),
        () -> {
          if ((flags & ~DIR_BACKWARD) != 0) {
            throw failure("FindRow", HResult.UNKNOWN_FLAGS, String.format("flags 0x%08X", flags));
          }
          return cursor.findRow(wanted, bookmark, (flags & DIR_BACKWARD) != 0);
        });
  }

  @Override
  public long createBookmark() {
    return call("CreateBookmark", "", cursor::createBookmark);
  }

  @Override
  public void freeBookmark(long bookmark) {
    run(
        "FreeBookmark",
        String.format("bookmark=0x%X", bookmark),
        () -> cursor.freeBookmark(bookmark));
  }

  @Override
  public int expandRow(Binary instanceKey) {
    return call("ExpandRow", "", () -> cursor.expandRow(instanceKey));
  }

  @Override
  public int collapseRow(Binary instanceKey) {
    return call("CollapseRow", "", () -> cursor.collapseRow(instanceKey));
  }

  @Override
  public NativeRows queryRows(int count) {
    return call("QueryRows", "count=" + count, () -> cursor.queryRows(count));
  }

  @Override
  public long advise(NativeAdviseSink sink) {
    return call(
        "Advise",
        "",
        () ->
            world
                .notifier()
                .advise(
                    this,
                    hearing.orElseThrow(
                        () -> failure("Advise", HResult.NO_SUPPORT, "the table does not notify")),
                    sink));
  }

  @Override
  public void unadvise(long connection) {
    endConnection(connection);
  }

  @Override
  void onRelease(String operation) {
    dropConnections(operation);
  }
}
