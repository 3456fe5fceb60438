// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

/**
 * Says which of a pump's waiting tasks runs next. Tasks of one priority run in the order in which
 * each caller submitted them. A task that waits long enough runs before tasks of a higher priority,
 * so that no priority starves.
 */
public enum PumpPriority {
  /** Runs before all others. */
  URGENT,
  /**
   * Runs before normal tasks. Under a flood of urgent tasks at least 1 run of 7 is of this kind.
   */
  HIGH,
  /** The default priority. Under a flood of higher tasks at least 1 run of 20 is of this kind. */
  NORMAL,
  /**
   * Runs if no other task waits. Under a flood of higher tasks at least 1 run of 100 is of this
   * kind.
   */
  IDLE
}
