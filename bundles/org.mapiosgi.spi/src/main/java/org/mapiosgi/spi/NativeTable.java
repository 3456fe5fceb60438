// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.osgi.annotation.versioning.ProviderType;

/** IMAPITable, with TBL_BATCH so that the provider may do the set-up at the first row. */
@ProviderType
public interface NativeTable extends NativeObject {
  /** SetColumns; at least one. */
  void setColumns(List<PropTag<?>> columns);

  /** Restrict; null lifts it. */
  void restrict(@Nullable Restriction restriction);

  /** SortTable, no categories. */
  void sortTable(List<SortOrder> orders);

  /** GetRowCount. */
  int getRowCount();

  /** SeekRow to BOOKMARK_BEGINNING. */
  void seekToBeginning();

  /**
   * QueryRows, forwards from the current position, which moves on.
   *
   * @param count greater than zero
   * @return at most so many rows, in column order; empty only at the end
   */
  List<List<PropValue>> queryRows(int count);
}
