// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.raw;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.store.Row;

/** A row: the columns of its query, and a cell for each of them. */
final class ResultRow implements Row {
  /** The tag that MAPI has for a name without an id. */
  private static final PropTag<?> NO_ID = PropTag.of(PropType.ERROR.code());

  private final RowColumns columns;

  /**
   * A wire value, a PropValue of another type than the column's, or the reason why there is no
   * value.
   */
  private final Object[] cells;

  ResultRow(RowColumns columns, Object[] cells) {
    this.columns = columns;
    this.cells = cells;
  }

  @Override
  public List<Property<?>> columns() {
    return columns.properties();
  }

  @Override
  public <T> Optional<T> find(Property<T> property) {
    int index = columns.indexOf(property);
    Object cell = cells[index];
    if (cell instanceof HResult why) {
      if (why.equals(HResult.NOT_FOUND)) {
        return Optional.empty();
      }
      throw failure(property, why);
    }
    if (cell instanceof PropValue other) {
      PropType type = other.property().type();
      return Optional.of(WireValues.toJava(columns.operation(), property, type, other.value()));
    }
    PropType type = columns.properties().get(index).type();
    return Optional.of(WireValues.toJava(columns.operation(), property, type, cell));
  }

  @Override
  public <T> T get(Property<T> property) {
    return find(property).orElseThrow(() -> failure(property, HResult.NOT_FOUND));
  }

  private MapiException failure(Property<?> property, HResult why) {
    MapiException failure = MapiException.of(columns.operation() + " " + property, why);
    return why.equals(HResult.NOT_ENOUGH_MEMORY)
        ? failure.withAdvice(columns.longValues())
        : failure;
  }

  @Override
  public List<PropValue> values() {
    List<PropValue> values = new ArrayList<>(cells.length);
    for (int i = 0; i < cells.length; i++) {
      values.add(value(columns.properties().get(i), cells[i]));
    }
    return Collections.unmodifiableList(values);
  }

  private static PropValue value(Property<?> column, Object cell) {
    if (cell instanceof PropValue other) {
      return other;
    }
    if (cell instanceof HResult why) {
      return PropValue.error(column instanceof PropTag<?> tag ? tag : NO_ID, why);
    }
    return new PropValue(column, cell);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ResultRow that
        && columns.properties().equals(that.columns.properties())
        && Arrays.equals(cells, that.cells);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(cells);
  }

  @Override
  public String toString() {
    return "Row" + values();
  }
}
