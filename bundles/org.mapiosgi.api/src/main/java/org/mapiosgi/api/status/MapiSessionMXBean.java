// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows a configured session in the platform's MBean server, as {@code
 * org.mapiosgi:type=MapiSession,name="NAME"}, while it is configured and the subsystem is there. If
 * the name is in use, the product adds {@code instance=2} and so on. Each value is a snapshot. No
 * call waits for MAPI.
 */
@ProviderType
public interface MapiSessionMXBean {
  /** The pattern that matches the names of all sessions. */
  String PATTERN = "org.mapiosgi:type=MapiSession,*";

  /** Returns the session's name. */
  String getName();

  /** Returns the name of the profile that the session logs on with. */
  String getProfile();

  /** Returns the name of the {@link SessionState}. */
  String getState();

  /** Returns how long the session has been in the state, in milliseconds. */
  long getInStateMillis();

  /** Returns whether the state is UP. */
  boolean isUp();

  /**
   * Returns the cause of the state, with rule and remedy. Empty if the state needs no explanation.
   */
  String getReason();

  /** Returns the name of the lane that the session works on. Empty if it has none. */
  String getLane();

  /** Returns the number of units of work that wait. */
  int getQueued();

  /** Returns the number of units of work that ended without an error. */
  long getDone();

  /** Returns the number of units of work that ended with an error. */
  long getFailed();

  /** Returns the number of notifications that were received. */
  long getEvents();
}
