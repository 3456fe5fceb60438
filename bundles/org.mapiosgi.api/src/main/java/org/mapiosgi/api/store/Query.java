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
  private static final Query ALL = new Query(new Terms(List.of()));

  private final Terms terms;

  private Query(Terms terms) {
    this.terms = terms;
  }

  /** Holds the parts of a query. A number is -1 if it is not given. */
  private record Terms(
      List<Property<?>> columns,
      Optional<Restriction> restriction,
      List<SortOrder> groups,
      int expanded,
      List<SortOrder> order,
      int limit) {
    Terms(List<Property<?>> columns) {
      this(columns, Optional.empty(), List.of(), -1, List.of(), -1);
    }
  }

  /** Makes a query for all rows, with the columns that {@link Table#defaultColumns()} names. */
  public static Query all() {
    return ALL;
  }

  /**
   * Makes a query for all rows with the given columns. A column that is an {@linkplain
   * Property#instanceOf instance} makes a row for each value of its property.
   *
   * @throws IllegalArgumentException if there are no columns
   */
  public static Query columns(Property<?>... columns) {
    if (columns.length == 0) {
      throw new IllegalArgumentException("a query has at least one column");
    }
    return new Query(new Terms(List.of(columns)));
  }

  /**
   * Returns this query with a restriction: only rows that meet it are read. It replaces an earlier
   * restriction.
   */
  public Query where(Restriction wanted) {
    Objects.requireNonNull(wanted, "wanted");
    return new Query(
        new Terms(
            terms.columns,
            Optional.of(wanted),
            terms.groups,
            terms.expanded,
            terms.order,
            terms.limit));
  }

  /**
   * Returns this query with groups (the categories of IMAPITable::SortTable): rows that have the
   * same value in a column form a group, and each group begins with a heading. Further columns make
   * groups within the groups. All groups are expanded. It replaces earlier groups.
   *
   * <p>A heading has the values of the columns that it stands for, and {@link
   * org.mapiosgi.api.property.Pr#ROW_TYPE}, {@link org.mapiosgi.api.property.Pr#DEPTH}, {@link
   * org.mapiosgi.api.property.Pr#INSTANCE_KEY}, {@link org.mapiosgi.api.property.Pr#CONTENT_COUNT}
   * and {@link org.mapiosgi.api.property.Pr#CONTENT_UNREAD}. {@link RowType#of} tells headings from
   * other rows.
   *
   * <p>A store can do it if it has {@link org.mapiosgi.api.property.StoreSupport#CATEGORIZE_OK};
   * others refuse the query with {@code MAPI_E_TOO_COMPLEX}.
   *
   * @param columns the columns with the direction of the groups, outermost first
   */
  public Query groupBy(SortOrder... columns) {
    return new Query(
        new Terms(
            terms.columns, terms.restriction, List.of(columns), -1, terms.order, terms.limit));
  }

  /**
   * Returns this query with some groups expanded only: those of the outermost levels. The rows of
   * other groups are hidden until {@link TableCursor#expand} shows them.
   *
   * @param levels the number of levels; 0 shows the outermost headings alone
   * @throws IllegalArgumentException if negative, or more than the query has
   */
  public Query expanded(int levels) {
    if (levels < 0 || levels > terms.groups.size()) {
      throw new IllegalArgumentException(
          levels + " expanded levels of " + terms.groups.size() + " levels of groups");
    }
    return new Query(
        new Terms(
            terms.columns, terms.restriction, terms.groups, levels, terms.order, terms.limit));
  }

  /**
   * Returns this query with an order, first column first. If there are groups, it is the order
   * within them. It replaces an earlier order.
   */
  public Query orderBy(SortOrder... orders) {
    return new Query(
        new Terms(
            terms.columns,
            terms.restriction,
            terms.groups,
            terms.expanded,
            List.of(orders),
            terms.limit));
  }

  /**
   * Returns this query with a limit: at most this number of rows is read, headings included.
   *
   * @throws IllegalArgumentException if negative
   */
  public Query limit(int rows) {
    if (rows < 0) {
      throw new IllegalArgumentException("a limit of " + rows + " rows");
    }
    return new Query(
        new Terms(
            terms.columns, terms.restriction, terms.groups, terms.expanded, terms.order, rows));
  }

  /** Returns the columns; empty for the table's default columns. */
  public List<Property<?>> columns() {
    return terms.columns;
  }

  /** Returns the rows that are wanted; empty for all. */
  public Optional<Restriction> restriction() {
    return terms.restriction;
  }

  /** Returns the columns that make groups, outermost first; empty for no groups. */
  public List<SortOrder> groups() {
    return terms.groups;
  }

  /** Returns the number of levels of groups that are expanded at first. */
  public int expandedLevels() {
    return terms.expanded < 0 ? terms.groups.size() : terms.expanded;
  }

  /** Returns the order; empty for the table's own. */
  public List<SortOrder> order() {
    return terms.order;
  }

  /** Returns the most rows that are read; empty for any number. */
  public OptionalInt limit() {
    return terms.limit < 0 ? OptionalInt.empty() : OptionalInt.of(terms.limit);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Query that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }

  @Override
  public String toString() {
    return "Query[columns="
        + terms.columns
        + terms.restriction.map(wanted -> ", where=" + wanted).orElse("")
        + (terms.groups.isEmpty()
            ? ""
            : ", groups=" + terms.groups + ", expanded=" + expandedLevels())
        + (terms.order.isEmpty() ? "" : ", order=" + terms.order)
        + (terms.limit < 0 ? "" : ", limit=" + terms.limit)
        + "]";
  }
}
