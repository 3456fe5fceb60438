// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.RestrictionEncoder;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeTable;

/** IMAPITable. */
final class Win32Table extends ComObject implements NativeTable {
  private static final int TBL_BATCH = 0x2;
  private static final @Nullable Pointer BOOKMARK_BEGINNING = null; // the number 0, ULONG_PTR

  /** Empty until they are set: then the rows say which columns they have. */
  private List<PropTag<?>> columns = List.of();

  Win32Table(MapiProcess mapi, Pointer self) {
    super(mapi, "IMAPITable", self);
  }

  /** The table that a method of the form {@code Get...Table(ulFlags, lppTable)} gives. */
  static Win32Table from(ComObject owner, MapiMethod method) {
    BlockBuilder builder = owner.mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      owner.call(method, 0, block.at(result));
      return new Win32Table(owner.mapi, owner.object(method, block.pointer(result)));
    }
  }

  @Override
  MapiMethod lastError() {
    return MapiMethod.TABLE_GET_LAST_ERROR;
  }

  @Override
  public void setColumns(List<PropTag<?>> columns) {
    BlockBuilder builder = mapi.block();
    int tags = mapi.encoder(builder).tags(columns);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.TABLE_SET_COLUMNS, block.at(tags), TBL_BATCH);
    }
    this.columns = List.copyOf(columns);
  }

  @Override
  public void restrict(@Nullable Restriction restriction) {
    if (restriction == null) {
      call(MapiMethod.TABLE_RESTRICT, null, TBL_BATCH);
      return;
    }
    BlockBuilder builder = mapi.block();
    int root;
    try {
      root = new RestrictionEncoder(mapi.encoder(builder)).encode(restriction);
    } catch (IllegalArgumentException unsayable) {
      throw MapiException.of(
              operation(MapiMethod.TABLE_RESTRICT),
              HResult.named("MAPI_E_TOO_COMPLEX"),
              unsayable.getMessage())
          .causedBy(unsayable);
    }
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.TABLE_RESTRICT, block.at(root), TBL_BATCH);
    }
  }

  @Override
  public void sortTable(List<SortOrder> orders) {
    BlockBuilder builder = mapi.block();
    int set = mapi.encoder(builder).sortOrders(orders);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.TABLE_SORT_TABLE, block.at(set), TBL_BATCH);
    }
  }

  @Override
  public int getRowCount() {
    BlockBuilder builder = mapi.block();
    int count = builder.reserve(4);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.TABLE_GET_ROW_COUNT, 0, block.at(count));
      int rows = block.u4(count);
      if (rows < 0) {
        throw view(MapiMethod.TABLE_GET_ROW_COUNT)
            .corrupt("a count of " + Integer.toUnsignedString(rows) + " rows");
      }
      return rows;
    }
  }

  @Override
  public void seekToBeginning() {
    call(MapiMethod.TABLE_SEEK_ROW, BOOKMARK_BEGINNING, 0, null);
  }

  @Override
  public NativeRows queryRows(int count) {
    if (count <= 0) {
      throw failed(MapiMethod.TABLE_QUERY_ROWS, "MAPI_E_INVALID_PARAMETER", count + " rows");
    }
    BlockBuilder builder = mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.TABLE_QUERY_ROWS, count, 0, block.at(result));
      long rows = block.pointer(result);
      if (rows == 0) {
        return new NativeRows(columns, new Object[0][]);
      }
      try (RowSet set = new RowSet(mapi, view(MapiMethod.TABLE_QUERY_ROWS), rows, count)) {
        return set.rows(columns);
      }
    }
  }
}
