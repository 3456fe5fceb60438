// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Rows;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.model.internal.scope.Scope;
import org.mapiosgi.model.raw.PropertyNames;
import org.mapiosgi.model.raw.TableReader;
import org.mapiosgi.model.session.Counted;
import org.mapiosgi.spi.NativeObject;
import org.mapiosgi.spi.NativeTable;

/** A table within a scope: the native table is open only while a query is answered. */
public final class ScopedTable implements Table {
  private final Scope scope;
  private final Supplier<? extends NativeObject> parent;
  private final String operation;
  private final Supplier<NativeTable> opener;
  private final PropertyNames names;
  private final List<Property<?>> defaultColumns;

  /**
   * Makes a table.
   *
   * @param parent gives the object that the table is opened from; throws if it is closed
   * @param operation the call that opens the table, as MAPI spells it
   * @param opener makes that call
   * @param names finds the tags of named properties
   */
  public ScopedTable(
      Scope scope,
      Supplier<? extends NativeObject> parent,
      String operation,
      Supplier<NativeTable> opener,
      PropertyNames names,
      Property<?>... defaultColumns) {
    this.scope = scope;
    this.parent = parent;
    this.operation = operation;
    this.opener = opener;
    this.names = names;
    this.defaultColumns = List.of(defaultColumns);
  }

  @Override
  public List<Property<?>> defaultColumns() {
    return defaultColumns;
  }

  @Override
  public Rows query(Query query) {
    NativeObject from = parent.get();
    List<Property<?>> columns = query.columns().isEmpty() ? defaultColumns : query.columns();
    TableTerms terms = new TableTerms(names, columns, query.restriction(), query.order());
    NativeTable table = scope.open(from, Counted.TABLE, operation, opener);
    try {
      TableReader reader = new TableReader(table, terms.columns());
      terms.restriction().ifPresent(table::restrict);
      List<SortOrder> order = terms.order();
      if (!order.isEmpty()) {
        table.sortTable(order);
      }
      return new ScopedRows(scope, table, reader, query.limit().orElse(Integer.MAX_VALUE));
    } catch (RuntimeException | Error e) {
      scope.release(table);
      throw e;
    }
  }

  @Override
  public List<Row> list(Query query) {
    try (Rows rows = query(query)) {
      return rows.toList();
    }
  }

  @Override
  public Optional<Row> first(Query query) {
    int most = Math.min(1, query.limit().orElse(1));
    return list(query.limit(most)).stream().findFirst();
  }

  @Override
  public int count() {
    return count(Optional.empty());
  }

  @Override
  public int count(Restriction restriction) {
    return count(Optional.of(Objects.requireNonNull(restriction, "restriction")));
  }

  private int count(Optional<Restriction> wanted) {
    NativeObject from = parent.get();
    TableTerms terms = new TableTerms(names, List.of(), wanted, List.of());
    NativeTable table = scope.open(from, Counted.TABLE, operation, opener);
    try {
      terms.restriction().ifPresent(table::restrict);
      return table.getRowCount();
    } finally {
      scope.release(table);
    }
  }
}
