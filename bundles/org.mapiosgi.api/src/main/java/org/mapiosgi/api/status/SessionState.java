// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import org.mapiosgi.api.MapiSession;

/** Names the state of a configured session. New states can be added. */
public enum SessionState {
  /**
   * Not logged on and not trying, because the subsystem is not up, the session is being removed, or
   * an operator took the session down.
   */
  DOWN,
  /** The session calls MAPILogonEx. */
  LOGGING_ON,
  /** Logged on; the {@link MapiSession} service is registered. */
  UP,
  /** The session was up, or could not log on. It tries again at {@link SessionStatus#retryAt()}. */
  LOST,
  /** Further tries can hardly help until a person corrects something. The session tries seldom. */
  REFUSED
}
