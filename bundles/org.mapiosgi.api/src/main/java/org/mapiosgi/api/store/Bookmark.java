// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Marks a place of a {@link TableCursor} (IMAPITable::CreateBookmark). It stays with its row if the
 * table changes. It ends with its cursor.
 */
@ProviderType
public interface Bookmark extends AutoCloseable {
  /** Frees the bookmark (IMAPITable::FreeBookmark). A second call does nothing. */
  @Override
  void close();
}
