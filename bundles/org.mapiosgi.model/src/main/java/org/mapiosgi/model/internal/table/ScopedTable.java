// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.api.store.ContentsTable;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeTable;

/** A question to a table: the native table is open only while the question is answered. */
public final class ScopedTable implements ContentsTable {
  private final Scope scope;
  private final NativeObject parent;
  private final Supplier<NativeTable> opener;
  private List<PropTag<?>> columns;
  private Restriction restriction;
  private List<SortOrder> orders = List.of();
  private int limit = Integer.MAX_VALUE;

  /**
   * Makes a question that asks for all rows.
   *
   * @param parent the object that the table is opened from
   * @param columns the columns if {@link #columns} names no others
   */
  public ScopedTable(
      Scope scope, NativeObject parent, Supplier<NativeTable> opener, PropTag<?>... columns) {
    this.scope = scope;
    this.parent = parent;
    this.opener = opener;
    this.columns = List.of(columns);
  }

  @Override
  public ContentsTable columns(PropTag<?>... wanted) {
    if (wanted.length == 0) {
      throw new IllegalArgumentException("a table has at least one column");
    }
    columns = List.of(wanted);
    return this;
  }

  @Override
  public ContentsTable where(Restriction wanted) {
    restriction = wanted;
    return this;
  }

  @Override
  public ContentsTable orderBy(SortOrder... wanted) {
    orders = List.of(wanted);
    return this;
  }

  @Override
  public ContentsTable limit(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("a limit of " + rows + " rows");
    }
    limit = rows;
    return this;
  }

  @Override
  public List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    forEach(rows::add);
    return rows;
  }

  @Override
  public Optional<Row> first() {
    List<Row> one = new ArrayList<>();
    read(Math.min(limit, 1), one::add);
    return one.stream().findFirst();
  }

  @Override
  public void forEach(Consumer<Row> action) {
    read(limit, action);
  }

  @Override
  public int count() {
    scope.check();
    NativeTable table = scope.open(parent, Counted.TABLE, "IMAPIFolder::GetContentsTable", opener);
    try {
      if (restriction != null) {
        table.restrict(restriction);
      }
      return table.getRowCount();
    } finally {
      scope.release(table);
    }
  }

  private void read(int most, Consumer<Row> action) {
    scope.check();
    if (most == 0) {
      return;
    }
    NativeTable table = scope.open(parent, Counted.TABLE, "IMAPIFolder::GetContentsTable", opener);
    try {
      table.setColumns(columns);
      if (restriction != null) {
        table.restrict(restriction);
      }
      if (!orders.isEmpty()) {
        table.sortTable(orders);
      }
      TableReader.read(table, most, action);
    } finally {
      scope.release(table);
    }
  }
}
