// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.Property;
import org.mapiosgi.api.property.Restriction;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents a table of MAPI: the messages or the folders of a folder, or the stores of a profile.
 * It answers any number of queries.
 *
 * <p>Valid during the unit of work, on its thread. Each call opens a table of the provider and
 * releases it; {@link #query} releases it with its {@link Rows}, and {@link #cursor} with its
 * {@link TableCursor}.
 */
@ProviderType
public interface Table {
  /** Returns the columns of a query without columns. */
  List<Property<?>> defaultColumns();

  /**
   * Reads rows one after the other, in batches. The memory does not grow with the number of rows.
   *
   * <p><strong>If the folder changes meanwhile:</strong> a removed row does not move the cursor, so
   * each other row is still read once. A task may therefore move or delete the messages that it
   * reads. An added row may be read or not. A row whose sort columns change may be read twice or
   * not at all.
   *
   * @return the rows, to be read once
   * @throws IllegalArgumentException if the query names {@linkplain Property#instanceOf instances}
   *     that are none of its columns, has the instances of several properties, or sorts by a list
   *     of values
   */
  Rows query(Query query);

  /**
   * Opens a cursor on the rows of a query, to move through them in both directions.
   *
   * @throws IllegalArgumentException if the query has a limit: each read has one of its own; and as
   *     for {@link #query}
   */
  TableCursor cursor(Query query);

  /** Reads all rows of a query into a list that cannot be changed. */
  List<Row> list(Query query);

  /** Reads the first row of a query. */
  Optional<Row> first(Query query);

  /** Counts all rows. */
  int count();

  /**
   * Counts the rows that meet a restriction. Each object is one row: {@link TableCursor#count}
   * counts the instances of a multi-valued property.
   */
  int count(Restriction restriction);
}
