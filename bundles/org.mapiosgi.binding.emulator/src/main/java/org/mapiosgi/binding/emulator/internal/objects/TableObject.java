// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.binding.emulator.internal.table.TableCursor;
import org.mapiosgi.binding.emulator.internal.table.TableRow;
import org.mapiosgi.binding.emulator.internal.table.TableSource;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeTable;

/** IMAPITable. */
final class TableObject extends LiveObject implements NativeTable {
  private final TableCursor cursor;

  TableObject(World world, LiveObject parent, TableSource source, PropTag<?>... columns) {
    super(world, parent, "IMAPITable");
    this.cursor = new TableCursor(source, List.of(columns));
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
  public void sortTable(List<SortOrder> orders) {
    run("SortTable", "count=" + orders.size(), () -> cursor.sort(orders));
  }

  @Override
  public int getRowCount() {
    return call("GetRowCount", "", cursor::rowCount);
  }

  @Override
  public void seekToBeginning() {
    run("SeekRow", "", cursor::seekToBeginning);
  }

  @Override
  public NativeRows queryRows(int count) {
    return call("QueryRows", "count=" + count, () -> cursor.queryRows(count));
  }
}
