// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.property.Restriction;

/**
 * Holds the criteria of a search folder.
 *
 * @param restriction the restriction; empty if the provider gives none
 * @param folders the folders that are searched
 * @param state SEARCH_* bits
 */
public record NativeSearch(Optional<Restriction> restriction, List<EntryId> folders, int state) {
  /** The search goes on: it finds messages that change. */
  public static final int SEARCH_RUNNING = 0x1;

  /** The search has not looked at all messages yet. */
  public static final int SEARCH_REBUILD = 0x2;

  /** The folders in the folders are searched too. */
  public static final int SEARCH_RECURSIVE = 0x4;

  /** The search has a high priority. */
  public static final int SEARCH_FOREGROUND = 0x8;

  /** Copies the list. */
  public NativeSearch {
    folders = List.copyOf(folders);
  }
}
