// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.timer;

import org.mapiosgi.pump.internal.task.TaskPump;

/** The services of a pump that its timers use. */
public interface TimerPump extends TaskPump {
  /** Any thread: has the pump keep a timer. False if the pump takes none any more. */
  boolean keep(PumpTimer<?> timer);

  /** Any thread: tells the pump that a timer was cancelled. */
  void forget(PumpTimer<?> timer);
}
