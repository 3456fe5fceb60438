// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.objects;

/**
 * One run of a configured synchronizer. Its position moves on only with the items that the
 * collector took.
 */
interface SyncRun {
  /** The most items that are exported in one step. */
  int STEP = 64;

  /**
   * Exports the next items.
   *
   * @return whether there is more to do
   */
  boolean step();

  /** The position up to which changes were exported. */
  SyncPosition position();
}
