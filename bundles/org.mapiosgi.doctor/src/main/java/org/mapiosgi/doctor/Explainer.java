// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.doctor;

import org.mapiosgi.api.status.Finding;
import org.mapiosgi.api.status.LaneStatus;
import org.mapiosgi.api.status.LimitStatus;
import org.mapiosgi.api.status.SessionStatus;
import org.mapiosgi.api.status.SubsystemStatus;
import org.osgi.annotation.versioning.ProviderType;

/**
 * States one status as a finding, with rule and remedy, in the words of the {@link Doctor}.
 * Examines nothing: each finding is made from the given status alone.
 *
 * <p>Registered as a service beside the Doctor. Thread-safe and never blocking.
 */
@ProviderType
public interface Explainer {
  /** States the state of MAPI. If MAPI failed, the finding is an error. */
  Finding explain(SubsystemStatus status);

  /** States the state of a session. If the session is not up, the finding is an error. */
  Finding explain(SessionStatus status);

  /**
   * States the state of a lane. If the lane is overdue, stuck or ended, the finding is a warning;
   * if the primary thread has ended, it is an error.
   */
  Finding explain(LaneStatus status);

  /**
   * States the use of a limit. If the limit is nearly reached, or something is lost until the
   * process ends, the finding is a warning.
   */
  Finding explain(LimitStatus status);
}
