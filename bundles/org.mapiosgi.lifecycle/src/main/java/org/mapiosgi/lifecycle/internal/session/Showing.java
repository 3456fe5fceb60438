// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.function.Supplier;
import org.mapiosgi.api.status.SessionStatus;

/** Shows sessions to operators. Any thread. */
public interface Showing {
  /**
   * Shows a session with its limits.
   *
   * @return ends it
   */
  Runnable session(String name, Supplier<SessionStatus> status);

  /**
   * Shows a session whose configuration cannot be used, and which therefore has no limits.
   *
   * @return ends it
   */
  Runnable misconfigured(String name, Supplier<SessionStatus> status);
}
