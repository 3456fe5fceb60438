// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mapiosgi.api.property.PropTag;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.api.property.SortOrder;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A question to a table of a folder: which columns of which rows, in which order. The provider
 * answers it; nothing is read until one of the ending calls.
 *
 * <p>Each of the describing calls changes this table and returns it.
 */
@ProviderType
public interface ContentsTable {
  /**
   * The columns wanted; the default is PR_ENTRYID, PR_SUBJECT, PR_MESSAGE_DELIVERY_TIME,
   * PR_MESSAGE_FLAGS for messages and PR_ENTRYID, PR_DISPLAY_NAME for folders.
   *
   * @throws IllegalArgumentException where there are none
   */
  ContentsTable columns(PropTag<?>... columns);

  /** Only these rows. A second call replaces the first. */
  ContentsTable where(Restriction restriction);

  /** In this order, first column first. A second call replaces the first. */
  ContentsTable orderBy(SortOrder... orders);

  /**
   * At most so many rows.
   *
   * @throws IllegalArgumentException where negative
   */
  ContentsTable limit(int rows);

  /** The rows, at most as many as {@link #limit} allows; without a limit all are held at once. */
  List<Row> rows();

  /** The first row, if there is one. */
  Optional<Row> first();

  /** Hands over the rows one by one; constant memory, however many there are. */
  void forEach(Consumer<Row> action);

  /** How many rows {@link #where} leaves, whatever the limit. */
  int count();
}
