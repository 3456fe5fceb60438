// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeTable;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the rows of a native table, from its current position on. */
@ProviderType
public final class TableReader {
  /** Rows asked for at once: few calls, and never more than this many rows in memory. */
  private static final int BATCH = 256;

  private final NativeTable table;
  private final RowColumns columns;

  /** Sets the columns of a table, to read its rows with them. */
  public TableReader(NativeTable table, RowColumns columns) {
    this.table = table;
    this.columns = columns;
    table.setColumns(columns.tags());
  }

  /**
   * Reads the next rows.
   *
   * @param most the greatest number that is wanted, more than zero
   * @return up to that many; empty only at the end of the table
   */
  public List<Row> next(int most) {
    NativeRows batch = table.queryRows(Math.min(BATCH, most));
    List<Row> rows = new ArrayList<>(batch.size());
    for (int i = 0; i < batch.size(); i++) {
      rows.add(columns.row(batch, i));
    }
    return rows;
  }

  /** Hands over every row of a table with the given columns. */
  public static void readAll(NativeTable table, Consumer<Row> action, PropTag<?>... columns) {
    TableReader reader = new TableReader(table, RowColumns.ofTable(columns));
    for (List<Row> rows = reader.next(BATCH); !rows.isEmpty(); rows = reader.next(BATCH)) {
      rows.forEach(action);
    }
  }
}
