// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.cfb;

import java.util.BitSet;
import java.util.function.IntConsumer;

/**
 * The next sector of each sector: the FAT or the mini FAT. Each sector belongs to one chain only: a
 * chain ends where it meets a sector that is taken. So chains have no cycles, and all of them
 * together are not longer than the table.
 */
final class SectorTable {
  private final int[] next;
  private final BitSet taken = new BitSet();

  SectorTable(int[] next) {
    this.next = next;
  }

  int size() {
    return next.length;
  }

  /** Takes a sector for a chain or for the table itself. Returns false if it is taken. */
  boolean take(int sector) {
    if (sector < 0 || sector >= next.length || taken.get(sector)) {
      return false;
    }
    taken.set(sector);
    return true;
  }

  /**
   * Follows a chain and takes its sectors.
   *
   * @param most sectors at the most
   * @param each gets the sectors in their order
   */
  void follow(int first, long most, IntConsumer each) {
    int sector = first;
    for (long number = 0; number < most && take(sector); number++) {
      each.accept(sector);
      sector = next[sector];
    }
  }
}
