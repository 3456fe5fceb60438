// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.store;

import org.mapiosgi.api.property.Flag;

/** Names the state of a search (SEARCH_*, MAPIDefS.h). New states can be added. */
public enum SearchState implements Flag {
  /** SEARCH_RUNNING: the search goes on, and finds new and changed messages. */
  RUNNING(0x1),
  /** SEARCH_REBUILD: the search has not looked at all messages yet. */
  REBUILD(0x2),
  /** SEARCH_RECURSIVE: the folders in the folders are searched too. */
  RECURSIVE(0x4),
  /** SEARCH_FOREGROUND: the search has a high priority. */
  FOREGROUND(0x8);

  private final int mask;

  SearchState(int mask) {
    this.mask = mask;
  }

  @Override
  public int mask() {
    return mask;
  }
}
