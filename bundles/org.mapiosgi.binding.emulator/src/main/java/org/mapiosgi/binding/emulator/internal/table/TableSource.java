// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.util.List;

/** Gives the rows of a table. Used under the mailbox's lock. */
public interface TableSource {
  /** Changes whenever {@link #rows()} does. */
  long revision();

  /** Returns the present rows in their own order, as a list that does not change. */
  List<TableRow> rows();
}
