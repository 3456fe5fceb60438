// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads the rows of a query once, from the first to the last: with a {@code for} loop, as a stream
 * or as a list.
 *
 * <p>The product releases the provider's table after the last row, at {@link #close()}, or at the
 * end of the unit of work. If a task stops early and opens more objects, it should close the rows:
 * a server limits how many tables may be open (R27).
 */
@ProviderType
public interface Rows extends Iterable<Row>, AutoCloseable {
  /**
   * Iterates over the unread rows.
   *
   * @throws IllegalStateException if it is called a second time, or after {@link #stream()}
   */
  @Override
  Iterator<Row> iterator();

  /** Returns the unread rows as a sequential stream. Closing the stream closes the rows. */
  Stream<Row> stream();

  /** Reads the remaining rows into a list that cannot be changed. */
  List<Row> toList();

  /** Releases the table. A second call does nothing. */
  @Override
  void close();
}
