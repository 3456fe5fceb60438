// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.NamedProperty;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Row;
import org.mapiosgi.spi.NativeRows;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The columns that all rows of one query share: the properties that were asked for, and where the
 * provider's row has each of them. Immutable.
 */
@ProviderType
public final class RowColumns {
  private static final int ABSENT = -1;

  private final List<Property<?>> properties;
  private final List<PropTag<?>> tags;
  private final int[] source;

  /** Whether the provider's cells are the row's, in the same order. */
  private final boolean straight;

  private final String operation;
  private final String longValues;

  private RowColumns(
      List<Property<?>> properties,
      List<PropTag<?>> tags,
      int[] source,
      String operation,
      String longValues) {
    this.properties = properties;
    this.tags = tags;
    this.source = source;
    this.straight = IntStream.range(0, source.length).allMatch(i -> source[i] == i);
    this.operation = operation;
    this.longValues = longValues;
  }

  /** The columns of a table, all of them tags. */
  public static RowColumns ofTable(PropTag<?>... columns) {
    return ofTable(List.of(columns), Map.of());
  }

  /**
   * The columns of a table.
   *
   * @param found the tags of the named ones; a name that is not in it is absent in each row
   */
  public static RowColumns ofTable(
      List<? extends Property<?>> columns, Map<Property<?>, PropTag<?>> found) {
    return of(
        columns,
        found,
        "IMAPITable::QueryRows",
        "a table cuts long values: open the object and read the property there");
  }

  /** The properties of an object that are read in one call; otherwise as those of a table. */
  public static RowColumns ofObject(
      List<? extends Property<?>> columns, Map<Property<?>, PropTag<?>> found) {
    return of(
        columns,
        found,
        PropertyAccess.GET_PROPS,
        "long values are not read together with others: read it with find, or with openStream");
  }

  private static RowColumns of(
      List<? extends Property<?>> columns,
      Map<Property<?>, PropTag<?>> found,
      String operation,
      String longValues) {
    int[] source = new int[columns.size()];
    List<PropTag<?>> tags = new ArrayList<>();
    for (int i = 0; i < source.length; i++) {
      Property<?> column = columns.get(i);
      PropTag<?> tag = column instanceof PropTag<?> known ? known : found.get(column);
      source[i] = tag == null ? ABSENT : tags.size();
      if (tag != null) {
        tags.add(tag);
      }
    }
    if (tags.isEmpty()) {
      // SetColumns takes no empty list.
      tags.add(Pr.ENTRYID);
    }
    return new RowColumns(List.copyOf(columns), List.copyOf(tags), source, operation, longValues);
  }

  /** Returns the tags to ask the provider for; at least one. */
  public List<PropTag<?>> tags() {
    return tags;
  }

  /**
   * Makes a row of the cells that the provider gave for {@link #tags()}.
   *
   * @param row its place among the rows
   */
  public Row row(NativeRows rows, int row) {
    Object[] given = rows.cells(row);
    if (straight) {
      return new ResultRow(this, given);
    }
    Object[] cells = new Object[source.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = source[i] == ABSENT ? HResult.NOT_FOUND : given[source[i]];
    }
    return new ResultRow(this, cells);
  }

  /** Makes a row of the values that the provider gave for {@link #tags()}, in that order. */
  public Row row(List<PropValue> given) {
    Object[] cells = new Object[source.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] =
          source[i] == ABSENT ? HResult.NOT_FOUND : cell(properties.get(i), given.get(source[i]));
    }
    return new ResultRow(this, cells);
  }

  /** The wire value; or the whole PropValue if its type is not the column's. */
  private static Object cell(Property<?> column, PropValue given) {
    boolean asAsked = given.isError() || given.property().type() == column.type();
    return asAsked ? given.value() : given;
  }

  List<Property<?>> properties() {
    return properties;
  }

  String operation() {
    return operation;
  }

  /** Says how to handle a value that is too long. */
  String longValues() {
    return longValues;
  }

  /**
   * Finds a column: the same property, or failing that one of the same id and another type, whose
   * values say what is wrong.
   */
  int indexOf(Property<?> property) {
    int count = properties.size();
    for (int i = 0; i < count; i++) {
      if (properties.get(i).equals(property)) {
        return i;
      }
    }
    for (int i = 0; i < count; i++) {
      if (sameName(properties.get(i), property)) {
        return i;
      }
    }
    throw new IllegalArgumentException(property + " is no column of the query: " + properties);
  }

  private static boolean sameName(Property<?> column, Property<?> asked) {
    if (column instanceof PropTag<?> one && asked instanceof PropTag<?> other) {
      return one.id() == other.id();
    }
    return column instanceof NamedProperty<?> one
        && asked instanceof NamedProperty<?> other
        && one.set().equals(other.set())
        && one.number().equals(other.number())
        && one.text().equals(other.text());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowColumns that
        && properties.equals(that.properties)
        && Arrays.equals(source, that.source);
  }

  @Override
  public int hashCode() {
    return properties.hashCode();
  }
}
