// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;

/**
 * Rows of a table in a compact form: one array of cells for each row, and the columns once for all
 * of them. As a list it has each row as property values. Immutable.
 *
 * <p>A cell is
 *
 * <ul>
 *   <li>the wire value, if the value has the type of its column;
 *   <li>an {@link HResult}, if there is no value: the reason, as a PT_ERROR value carries it;
 *   <li>a {@link PropValue}, if the provider gave a value of another type than the column's.
 * </ul>
 */
public final class NativeRows extends AbstractList<List<PropValue>> {
  private final List<PropTag<?>> columns;
  private final Object[][] rows;

  /**
   * Takes over the rows, which must not be changed afterwards.
   *
   * @param columns in the order of the cells
   * @param rows each with a cell for each column
   */
  public NativeRows(List<PropTag<?>> columns, Object[][] rows) {
    this.columns = List.copyOf(columns);
    this.rows = rows;
  }

  /** The columns, in the order of the cells. */
  public List<PropTag<?>> columns() {
    return columns;
  }

  /** The cells of a row. Read them, but do not change them. */
  public Object[] cells(int row) {
    return rows[row];
  }

  /**
   * The cell for a value that a column was given.
   *
   * @param value of any type
   */
  public static Object cell(PropTag<?> column, PropValue value) {
    if (value.isError()) {
      return value.value();
    }
    return value.tag().equals(column) ? value.value() : value;
  }

  @Override
  public int size() {
    return rows.length;
  }

  /** A row as property values, PT_ERROR ones among them. */
  @Override
  public List<PropValue> get(int row) {
    List<PropValue> values = new ArrayList<>(columns.size());
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(columns.get(i), rows[row][i]));
    }
    return values;
  }

  /** A cell as a property value. */
  public static PropValue value(PropTag<?> column, Object cell) {
    if (cell instanceof PropValue other) {
      return other;
    }
    return cell instanceof HResult reason && column.type() != PropType.ERROR
        ? PropValue.error(column, reason)
        : new PropValue(column, cell);
  }
}
