// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

/** What a pump thread is doing. */
public enum PumpPhase {
  /** Opening its message queue. */
  STARTING,
  /** Waiting for a task, a timer or a message. */
  IDLE,
  /** Running a task. */
  TASK,
  /** Running a timer's task. */
  TIMER,
  /** Running the handler of a handle that was signalled. */
  HANDLE,
  /** Dispatching a message. */
  MESSAGE,
  /** A task is inside of a call that may loop, or waits, and allows nestable tasks meanwhile. */
  NESTED,
  /** Ending: running or refusing what is left. */
  STOPPING,
  /** The thread is gone. */
  TERMINATED
}
