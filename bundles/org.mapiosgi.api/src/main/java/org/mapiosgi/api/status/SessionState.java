// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import org.mapiosgi.api.MapiSession;

/** The states of a configured session. */
public enum SessionState {
  /** Not logged on, and not trying: the subsystem is not up, or the session is being removed. */
  DOWN,
  /** MAPILogonEx is being tried. */
  LOGGING_ON,
  /** Logged on; the {@link MapiSession} service is registered. */
  UP,
  /** Was up, or could not be brought up; it is tried again at {@link SessionStatus#retryAt()}. */
  LOST,
  /** Trying again can hardly help until somebody corrects something; tried seldom. */
  REFUSED
}
