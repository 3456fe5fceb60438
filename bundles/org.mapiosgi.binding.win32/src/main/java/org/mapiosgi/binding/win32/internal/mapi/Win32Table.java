// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.Binary;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.mapiosgi.binding.win32.internal.codec.BlockBuilder;
import org.mapiosgi.binding.win32.internal.codec.MemoryView;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeRows;
import org.mapiosgi.spi.NativeTable;

/** IMAPITable. */
final class Win32Table extends ComObject implements NativeTable {
  private static final int TBL_BATCH = 0x2;
  private static final HResult POSITION_CHANGED = HResult.named("MAPI_W_POSITION_CHANGED");

  // MAPIDefS.h.
  private static final int FNEV_TABLE_MODIFIED = 0x100;

  private final Connections connections = new Connections(this, MapiMethod.TABLE_UNADVISE);

  /** A table is read by many calls; each would else clear 64 KB first. */
  private final MemoryView.Buffers rowBuffers = new MemoryView.Buffers();

  /** Empty until they are set: then the rows say which columns they have. */
  private List<PropTag<?>> columns = List.of();

  Win32Table(MapiProcess mapi, Pointer self) {
    super(mapi, "IMAPITable", self);
  }

  /** The table that a method of the form {@code Get...Table(ulFlags, lppTable)} gives. */
  static Win32Table from(ComObject owner, MapiMethod method, int flags) {
    BlockBuilder builder = owner.mapi.block();
    int result = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      owner.call(method, flags, block.at(result));
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
    int root = append(builder, MapiMethod.TABLE_RESTRICT, restriction);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.TABLE_RESTRICT, block.at(root), TBL_BATCH);
    }
  }

  @Override
  public void sortTable(List<SortOrder> orders, int categories, int expanded) {
    BlockBuilder builder = mapi.block();
    int set = mapi.encoder(builder).sortOrders(orders, categories, expanded);
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
      return rowCount(MapiMethod.TABLE_GET_ROW_COUNT, block.u4(count));
    }
  }

  private int rowCount(MapiMethod method, int rows) {
    if (rows < 0) {
      throw view(method).corrupt("a count of " + Integer.toUnsignedString(rows) + " rows");
    }
    return rows;
  }

  @Override
  public Sought seekRow(long bookmark, int rows) {
    BlockBuilder builder = mapi.block();
    int sought = builder.reserve(4);
    try (NativeBlock block = new NativeBlock(builder)) {
      HResult result =
          call(MapiMethod.TABLE_SEEK_ROW, pointerSized(bookmark), rows, block.at(sought));
      return new Sought(block.u4(sought), result.equals(POSITION_CHANGED));
    }
  }

  /** A BOOKMARK: ULONG_PTR (R17), whose 0 JNA passes as null. */
  private static @Nullable Pointer pointerSized(long bookmark) {
    return bookmark == 0 ? null : new Pointer(bookmark);
  }

  @Override
  public int queryPosition() {
    BlockBuilder builder = mapi.block();
    int row = builder.reserve(4);
    int numerator = builder.reserve(4);
    int denominator = builder.reserve(4);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(
          MapiMethod.TABLE_QUERY_POSITION,
          block.at(row),
          block.at(numerator),
          block.at(denominator));
      return Math.max(-1, block.u4(row));
    }
  }

  @Override
  public boolean findRow(Restriction wanted, long bookmark, int flags) {
    BlockBuilder builder = mapi.block();
    int root = append(builder, MapiMethod.TABLE_FIND_ROW, wanted);
    try (NativeBlock block = new NativeBlock(builder)) {
      HResult result =
          tryCall(MapiMethod.TABLE_FIND_ROW, block.at(root), pointerSized(bookmark), flags);
      if (result.isFailure() && !result.equals(HResult.NOT_FOUND)) {
        throw failed(MapiMethod.TABLE_FIND_ROW, result);
      }
      return !result.isFailure();
    }
  }

  @Override
  public long createBookmark() {
    BlockBuilder builder = mapi.block();
    int bookmark = builder.reservePointer();
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.TABLE_CREATE_BOOKMARK, block.at(bookmark));
      return block.pointer(bookmark);
    }
  }

  @Override
  public void freeBookmark(long bookmark) {
    call(MapiMethod.TABLE_FREE_BOOKMARK, pointerSized(bookmark));
  }

  @Override
  public int expandRow(Binary instanceKey) {
    BlockBuilder builder = mapi.block();
    int key = builder.append(instanceKey.toByteArray());
    int added = builder.reserve(4);
    try (NativeBlock block = new NativeBlock(builder)) {
      // No rows are asked for: the view is read again with QueryRows.
      call(
          MapiMethod.TABLE_EXPAND_ROW,
          instanceKey.size(),
          block.at(key),
          0,
          0,
          null,
          block.at(added));
      return rowCount(MapiMethod.TABLE_EXPAND_ROW, block.u4(added));
    }
  }

  @Override
  public int collapseRow(Binary instanceKey) {
    BlockBuilder builder = mapi.block();
    int key = builder.append(instanceKey.toByteArray());
    int removed = builder.reserve(4);
    try (NativeBlock block = new NativeBlock(builder)) {
      call(MapiMethod.TABLE_COLLAPSE_ROW, instanceKey.size(), block.at(key), 0, block.at(removed));
      return rowCount(MapiMethod.TABLE_COLLAPSE_ROW, block.u4(removed));
    }
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
      try (RowSet set =
          new RowSet(mapi, view(MapiMethod.TABLE_QUERY_ROWS, rowBuffers), rows, count)) {
        return set.rows(columns);
      }
    }
  }

  @Override
  public long advise(NativeAdviseSink sink) {
    return connections.add(
        sink,
        (reference, number) ->
            call(MapiMethod.TABLE_ADVISE, FNEV_TABLE_MODIFIED, reference, number));
  }

  @Override
  public void unadvise(long connection) {
    connections.remove(connection);
  }

  @Override
  public void release() {
    super.release();
    connections.ownerReleased();
  }
}
