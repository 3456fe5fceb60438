// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Duration;
import java.util.List;
import org.mapiosgi.api.MapiSession;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows MAPI in this process: whether it is up, on which binding, and with which sessions. For
 * operators and their tools; a consumer of mail needs only {@link MapiSession}.
 *
 * <p>Thread-safe and never blocking: every result is a snapshot.
 */
@ProviderType
public interface MapiSubsystem {
  /** The PID of the subsystem's configuration. */
  String PID = "org.mapiosgi.subsystem";

  /** The {@code osgi.condition.id} of the Condition that is registered while MAPI is up. */
  String READY = "mapi.subsystem.ready";

  /** Returns the current status; after the service is withdrawn, the last one. */
  SubsystemStatus status();

  /**
   * Returns the longest time that a stop may take with the current configuration: first the slowest
   * session is drained, then everything is logged off and released. Objects that are not released
   * by then are abandoned.
   */
  Duration longestStop();

  /** Lists the open objects, their holders, the lanes and the limits. */
  MapiAccounts accounts();

  /**
   * Returns the findings of the binding, which examines the machine without loading MAPI, and the
   * findings that were added since.
   */
  List<Finding> findings();
}
