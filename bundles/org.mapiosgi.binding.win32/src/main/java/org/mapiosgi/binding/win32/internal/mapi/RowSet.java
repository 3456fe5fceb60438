// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.Field;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;
import org.mapiosgi.binding.win32.internal.codec.RowDecoder;
import org.mapiosgi.binding.win32.internal.codec.Struct;
import org.mapiosgi.spi.NativeRows;

/**
 * SRowSet as a call returned it: the array and every row's properties are buffers of their own.
 *
 * <p>Where its counts or pointers cannot be true, the rows are left unfreed: nobody knows what they
 * are, and a leak is better than a crash.
 */
final class RowSet implements AutoCloseable {
  private final MapiProcess mapi;
  private final MemoryView memory;
  private final long address;
  private final int most;
  private final List<Long> rowProps = new ArrayList<>();
  private final boolean sound;

  /**
   * Takes charge of the set.
   *
   * @param most how many rows were asked for
   */
  RowSet(MapiProcess mapi, MemoryView memory, long address, int most) {
    this.mapi = mapi;
    this.memory = memory;
    this.address = address;
    this.most = most;
    Abi abi = memory.abi();
    int count = memory.u4(address + Field.ROWSET_COUNT.in(abi));
    boolean plausible = count >= 0 && count <= most;
    for (int i = 0; plausible && i < count; i++) {
      long row = address + Field.ROWSET_ROWS.in(abi) + (long) Struct.SROW.size(abi) * i;
      long props = memory.pointer(row + Field.ROW_PROPS.in(abi));
      if (props != 0) {
        plausible = memory.plausible(props);
        rowProps.add(props);
      }
    }
    this.sound = plausible;
    mapi.buffers().obtained(1 + rowProps.size());
  }

  /** The rows; with no columns, those that the first row has. */
  NativeRows rows(List<PropTag<?>> columns) {
    return new RowDecoder(memory).rows(address, most, columns);
  }

  @Override
  public void close() {
    if (sound) {
      mapi.buffers().freeRows(address, rowProps);
    } else {
      mapi.violations()
          .add(
              "R42",
              "IMAPITable::QueryRows",
              "the provider returned a row set that is not sound; its memory is not freed",
              "report it to the maker of the MAPI provider");
    }
  }
}
