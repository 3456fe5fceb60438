// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

/** One run of a configured synchronizer. Its position moves on only with what was taken. */
interface SyncRun {
  /** So many items are exported in one step, at the most. */
  int STEP = 64;

  /**
   * Exports the next items.
   *
   * @return whether there is more to do
   */
  boolean step();

  /** Up to where changes were exported. */
  SyncPosition position();
}
