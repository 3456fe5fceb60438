// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

/**
 * Which of a pump's waiting tasks runs next. Each lane runs in the order in which a caller filled
 * it. A lower lane that waits ages into its turn, so none starves while a higher one is never
 * empty.
 */
public enum PumpLane {
  /** Before all others. */
  URGENT,
  /** Before the usual; under a flood of urgent tasks at least 1 of 7 runs. */
  HIGH,
  /** Where a task goes that names no lane; under a flood of higher tasks at least 1 of 20 runs. */
  NORMAL,
  /** When no other task waits; under a flood of higher tasks at least 1 of 100 runs. */
  IDLE
}
