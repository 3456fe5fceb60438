// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.table;

import java.util.List;

/** What a table lists. Used under the mailbox's lock. */
public interface TableSource {
  /** Changes whenever {@link #rows()} does. */
  long revision();

  /** What there is now, in the order it has by itself. */
  List<TableRow> rows();
}
