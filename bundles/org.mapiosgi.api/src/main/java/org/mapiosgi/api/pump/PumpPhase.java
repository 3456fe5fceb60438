// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

/** Says what a pump thread is doing. New phases can be added. */
public enum PumpPhase {
  /** Opening its message queue. */
  STARTING,
  /** Waiting for a task, a timer or a message. */
  IDLE,
  /** Running a task. */
  TASK,
  /** Running a timer's task. */
  TIMER,
  /** Running the handler of a signalled handle. */
  HANDLE,
  /** Dispatching a message. */
  MESSAGE,
  /**
   * Running a task that is inside of a call that may loop, or inside of a wait, and that allows
   * nestable tasks.
   */
  NESTED,
  /** Ending: running or refusing the remaining tasks. */
  STOPPING,
  /** The thread has ended. */
  TERMINATED
}
