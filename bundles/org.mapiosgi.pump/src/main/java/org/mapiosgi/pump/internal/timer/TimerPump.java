// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.timer;

import org.mapiosgi.pump.internal.task.TaskPump;

/** What a timer needs of the pump that keeps it. */
public interface TimerPump extends TaskPump {
  /** Any thread: has the pump keep a timer. False if the pump takes none any more. */
  boolean keep(PumpTimer<?> timer);

  /** Any thread: a timer was cancelled that the pump may hold. */
  void forget(PumpTimer<?> timer);
}
