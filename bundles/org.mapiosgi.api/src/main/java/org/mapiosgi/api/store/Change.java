// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.mapiosgi.api.property.Binary;

/** Tells one difference between a folder and a {@link SyncState}. Valid after the unit of work. */
public sealed interface Change permits ItemChanged, ItemDeleted, ReadStateChanged {
  /**
   * Returns PR_SOURCE_KEY of the item. It identifies the item as long as the item stays in its
   * folder, and is all that a deletion tells: keep what you know of an item under this key.
   */
  Binary sourceKey();
}
