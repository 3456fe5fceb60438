// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.time.Duration;
import java.util.List;
import org.mapiosgi.api.MapiSession;
import org.osgi.annotation.versioning.ProviderType;

/**
 * MAPI in this process: whether it is up, on which binding, with which sessions. For operators and
 * their tools; a consumer of mail needs only {@link MapiSession}.
 *
 * <p>Thread-safe and never blocking: everything here is a snapshot.
 */
@ProviderType
public interface MapiSubsystem {
  /** The PID of the subsystem's configuration. */
  String PID = "org.mapiosgi.subsystem";

  /** The {@code osgi.condition.id} of the Condition that is registered while MAPI is up. */
  String READY = "mapi.subsystem.ready";

  /** The state now. Still answered after the service has been withdrawn: the last word on it. */
  SubsystemStatus status();

  /**
   * How long a stop may take, as all of it is configured now: until the slowest session is drained,
   * then until everything is logged off and released. Where it cannot be done in that time, what is
   * left is left behind.
   */
  Duration longestStop();

  /** What is open now, who opened it, and how much of it there may be. */
  MapiAccounts accounts();

  /**
   * What the binding found when it looked for MAPI, without loading it, and what has been recorded
   * since.
   */
  List<Finding> findings();
}
