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
  /** The pump's name. */
  String name();

  /** The name of the pump's thread. */
  String thread();

  /** The phase of the pump thread. */
  PumpPhase phase();

  /** How long the pump has been in this phase. */
  Duration inPhase();

  /** How many tasks wait. */
  int queued();

  /** How many timers are pending. */
  int timers();

  /** How many tasks and timers ran. */
  long tasksRun();

  /** How many tasks and timers threw. */
  long tasksFailed();

  /** How many messages were dispatched. */
  long messages();

  /** How many waits a task or timer of another thread ended. */
  long wakes();

  /** How many WM_QUIT messages did not end the pump. */
  long quitsIgnored();

  /** How many levels of {@link PumpNesting} surround the running task; mostly 0. */
  int depth();
}
