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

  /** The session's name. */
  String getName();

  /** The name of the profile that the session logs on with. */
  String getProfile();

  /** The name of the {@link SessionState}. */
  String getState();

  /** How long the session has been in the state, in milliseconds. */
  long getInStateMillis();

  /** Whether the state is UP. */
  boolean isUp();

  /** The cause of the state, with rule and remedy. Empty if the state needs no explanation. */
  String getReason();

  /** The name of the lane that the session works on. Empty if it has none. */
  String getLane();

  /** The number of units of work that wait. */
  int getQueued();

  /** The number of units of work that ended without an error. */
  long getDone();

  /** The number of units of work that ended with an error. */
  long getFailed();

  /** The number of notifications that were received. */
  long getEvents();
}
