// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.util.List;
import java.util.function.Consumer;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.spi.NativeTable;
import org.osgi.annotation.versioning.ProviderType;

/** Reads the rows of a native table, from its current position on. */
@ProviderType
public final class TableReader {
  /** Rows asked for at once: few calls, and never more than this many rows in memory. */
  private static final int BATCH = 256;

  private TableReader() {}

  /** Hands over every row. */
  public static void readAll(NativeTable table, Consumer<Row> action) {
    read(table, Integer.MAX_VALUE, action);
  }

  /**
   * Hands over the rows up to a number of them.
   *
   * @param most how many rows at most
   */
  public static void read(NativeTable table, int most, Consumer<Row> action) {
    int left = most;
    while (left > 0) {
      List<List<PropValue>> batch = table.queryRows(Math.min(BATCH, left));
      if (batch.isEmpty()) {
        return;
      }
      for (List<PropValue> row : batch) {
        action.accept(new Row(row));
      }
      left -= batch.size();
    }
  }
}
