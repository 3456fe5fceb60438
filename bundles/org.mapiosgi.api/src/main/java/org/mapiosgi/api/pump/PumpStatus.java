// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Describes a pump at one moment. The values never change afterwards. Counters count from the
 * pump's start.
 */
@ProviderType
public interface PumpStatus {
  /** Returns the pump's name. */
  String name();

  /** Returns the name of the pump's thread. */
  String thread();

  /** Returns the phase of the pump thread. */
  PumpPhase phase();

  /** Returns how long the pump has been in this phase. */
  Duration inPhase();

  /** Returns how many tasks wait. */
  int queued();

  /** Returns how many timers are pending. */
  int timers();

  /** Returns how many tasks and timers ran. */
  long tasksRun();

  /** Returns how many tasks and timers threw. */
  long tasksFailed();

  /** Returns how many messages were dispatched. */
  long messages();

  /** Returns how many waits a task or timer of another thread ended. */
  long wakes();

  /** Returns how many WM_QUIT messages did not end the pump. */
  long quitsIgnored();

  /** Returns how many levels of {@link PumpNesting} surround the running task; mostly 0. */
  int depth();
}
