// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.api.store.Query;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.api.store.Rows;
import org.mapiosgi.api.store.Table;
import org.mapiosgi.api.store.TableCursor;
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
    return open(
        query,
        (table, reader) ->
            new ScopedRows(scope, table, reader, query.limit().orElse(Integer.MAX_VALUE)));
  }

  @Override
  public TableCursor cursor(Query query) {
    if (query.limit().isPresent()) {
      throw new IllegalArgumentException(
          "a cursor has no limit: give next() the number of rows that are wanted");
    }
    return open(
        query, (table, reader) -> new ScopedCursor(scope, table, reader, names, columns(query)));
  }

  /** Opens a table that shows the rows of a query, and releases it again if that fails. */
  private <V> V open(Query query, BiFunction<NativeTable, TableReader, V> view) {
    NativeObject from = parent.get();
    TableTerms terms = new TableTerms(names, columns(query), query);
    NativeTable table = scope.open(from, Counted.TABLE, operation, opener);
    try {
      TableReader reader = new TableReader(table, terms.columns());
      terms.restriction().ifPresent(table::restrict);
      sort(table, terms, query.expandedLevels());
      return view.apply(table, reader);
    } catch (RuntimeException | Error e) {
      scope.release(table);
      throw e;
    }
  }

  private List<Property<?>> columns(Query query) {
    return query.columns().isEmpty() ? defaultColumns : query.columns();
  }

  private static void sort(NativeTable table, TableTerms terms, int expanded) {
    List<SortOrder> groups = terms.groups();
    List<SortOrder> order = new ArrayList<>(groups);
    order.addAll(terms.order());
    if (!order.isEmpty()) {
      table.sortTable(order, groups.size(), Math.min(expanded, groups.size()));
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
    return count(Query.all());
  }

  @Override
  public int count(Restriction restriction) {
    return count(Query.all().where(restriction));
  }

  private int count(Query wanted) {
    NativeObject from = parent.get();
    TableTerms terms = new TableTerms(names, List.of(), wanted);
    NativeTable table = scope.open(from, Counted.TABLE, operation, opener);
    try {
      terms.restriction().ifPresent(table::restrict);
      return table.getRowCount();
    } finally {
      scope.release(table);
    }
  }
}
