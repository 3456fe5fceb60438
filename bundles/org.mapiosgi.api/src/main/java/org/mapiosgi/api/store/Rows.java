// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The rows of a query, to be read once, from the first to the last: with a {@code for} loop, as a
 * stream or as a list.
 *
 * <p>The provider's table is released after the last row, by {@link #close()}, and at the latest at
 * the end of the unit of work. A task that stops early and goes on to open more should close it: a
 * server allows so many open tables at a time (R27).
 */
@ProviderType
public interface Rows extends Iterable<Row>, AutoCloseable {
  /**
   * The rows that were not read yet.
   *
   * @throws IllegalStateException if it is called a second time, or after {@link #stream()}
   */
  @Override
  Iterator<Row> iterator();

  /**
   * The rows that were not read yet, as a sequential stream. Closing the stream closes the rows.
   */
  Stream<Row> stream();

  /** Reads the rest into a list that cannot be changed. */
  List<Row> toList();

  /** Releases the table. A second call does nothing. */
  @Override
  void close();
}
