// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.codec;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.spi.NativeRows;

/** Reads SRowSet into the cells of {@link NativeRows}, with no object around most values. */
public final class RowDecoder {
  private static final PropTag<?> ERROR = PropTag.of(PropType.ERROR.code());

  private final MemoryView memory;
  private final Abi abi;
  private final PropDecoder decoder;

  /** Reads from the given memory. */
  public RowDecoder(MemoryView memory) {
    this.memory = memory;
    this.abi = memory.abi();
    this.decoder = new PropDecoder(memory);
  }

  /**
   * SRowSet.
   *
   * @param most the number of rows that were asked for
   * @param columns the columns that were set; empty for those that the first row has
   */
  public NativeRows rows(long address, int most, List<PropTag<?>> columns) {
    int count = memory.count(address + Field.ROWSET_COUNT.in(abi), most, "rows");
    List<PropTag<?>> known = count > 0 && columns.isEmpty() ? columns(row(address, 0)) : columns;
    // All pointers first: SRowSet and the values are far apart, and a view keeps few pages.
    long[] props = new long[count];
    for (int i = 0; i < count; i++) {
      props[i] = props(row(address, i), known.size());
    }
    PropTag<?>[] tags = known.toArray(PropTag<?>[]::new);
    Object[][] rows = new Object[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = cells(props[i], tags);
    }
    return new NativeRows(known, rows);
  }

  private long row(long address, int number) {
    return address + Field.ROWSET_ROWS.in(abi) + (long) Struct.SROW.size(abi) * number;
  }

  private List<PropTag<?>> columns(long row) {
    int count = memory.count(row + Field.ROW_COUNT.in(abi), PropDecoder.MAX_PROPS, "columns");
    long at = memory.pointer(row + Field.ROW_PROPS.in(abi));
    List<PropTag<?>> columns = new ArrayList<>(count);
    for (int i = 0; i < count; i++, at += Struct.SPROP_VALUE.size(abi)) {
      columns.add(PropDecoder.tag(memory.u4(at + Field.PROP_TAG.in(abi))));
    }
    return columns;
  }

  private long props(long row, int columns) {
    int count = memory.u4(row + Field.ROW_COUNT.in(abi));
    if (count != columns) {
      throw memory.corrupt("a row of " + Integer.toUnsignedString(count) + " cells for " + columns);
    }
    return memory.pointer(row + Field.ROW_PROPS.in(abi));
  }

  private Object[] cells(long props, PropTag<?>[] columns) {
    Object[] cells = new Object[columns.length];
    int size = Struct.SPROP_VALUE.size(abi);
    long at = props;
    for (int i = 0; i < cells.length; i++, at += size) {
      cells[i] = cell(at, columns[i]);
    }
    return cells;
  }

  private Object cell(long at, PropTag<?> column) {
    int bits = memory.u4(at + Field.PROP_TAG.in(abi));
    boolean asked = bits == column.tag() || (column.instance() && bits == single(column));
    if (asked || (bits & 0xFFFF) == PropType.ERROR.code()) {
      return decoder.value(at, asked ? column : ERROR);
    }
    PropValue other = decoder.prop(at);
    return NativeRows.cell(column, other);
  }

  /** The tag that rows have for an instance: a single value of the property. */
  private static int single(PropTag<?> column) {
    return column.tag() & ~(PropType.MV_FLAG | PropType.MV_INSTANCE);
  }
}
