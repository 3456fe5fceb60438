// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;

/**
 * Says which rows of a {@link Table} are wanted, with which columns and in which order.
 *
 * <p>Immutable: each method returns a new query, so that a query can be a constant.
 *
 * <pre>{@code
 * static final Query UNREAD =
 *     Query.columns(Pr.ENTRYID, Pr.SUBJECT).where(noneOf(Pr.MESSAGE_FLAGS, MsgFlag.READ));
 * }</pre>
 */
public final class Query {
  private static final Query ALL = new Query(List.of(), Optional.empty(), List.of(), -1);

  private final List<Property<?>> columns;
  private final Optional<Restriction> restriction;
  private final List<SortOrder> order;
  private final int limit;

  private Query(
      List<Property<?>> columns,
      Optional<Restriction> restriction,
      List<SortOrder> order,
      int limit) {
    this.columns = columns;
    this.restriction = restriction;
    this.order = order;
    this.limit = limit;
  }

  /** All rows, with the columns that {@link Table#defaultColumns()} names. */
  public static Query all() {
    return ALL;
  }

  /**
   * All rows with the given columns.
   *
   * @throws IllegalArgumentException if there are no columns
   */
  public static Query columns(Property<?>... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("a query has at least one column");
    }
    return new Query(List.of(columns), Optional.empty(), List.of(), -1);
  }

  /**
   * Returns this query with a restriction: only rows that meet it are read. It replaces an earlier
   * restriction.
   */
  public Query where(Restriction wanted) {
    return new Query(columns, Optional.of(Objects.requireNonNull(wanted, "wanted")), order, limit);
  }

  /** Returns this query with an order, first column first. It replaces an earlier order. */
  public Query orderBy(SortOrder... orders) {
    return new Query(columns, restriction, List.of(orders), limit);
  }

  /**
   * Returns this query with a limit: at most this number of rows is read.
   *
   * @throws IllegalArgumentException if negative
   */
  public Query limit(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("a limit of " + rows + " rows");
    }
    return new Query(columns, restriction, order, rows);
  }

  /** The columns; empty for the table's default columns. */
  public List<Property<?>> columns() {
    return columns;
  }

  /** The rows that are wanted; empty for all. */
  public Optional<Restriction> restriction() {
    return restriction;
  }

  /** The order; empty for the table's own. */
  public List<SortOrder> order() {
    return order;
  }

  /** The most rows that are read; empty for any number. */
  public OptionalInt limit() {
    return limit < 0 ? OptionalInt.empty() : OptionalInt.of(limit);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Query that
        && columns.equals(that.columns)
        && restriction.equals(that.restriction)
        && order.equals(that.order)
        && limit == that.limit;
  }

  @Override
  public int hashCode() {
    return Objects.hash(columns, restriction, order, limit);
  }

  @Override
  public String toString() {
    return "Query[columns="
        + columns
        + restriction.map(wanted -> ", where=" + wanted).orElse("")
        + (order.isEmpty() ? "" : ", order=" + order)
        + (limit < 0 ? "" : ", limit=" + limit)
        + "]";
  }
}
