// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Lets an operator act on sessions while MAPI runs. The service is there as long as {@link
 * MapiSubsystem} is.
 *
 * <p>Thread-safe. Every act returns at once and never waits for MAPI; {@link
 * MapiSubsystem#status()} shows the effect. Every act throws an {@link IllegalArgumentException} if
 * no session of the name is configured; the message lists the names.
 */
@ProviderType
public interface MapiOperations {
  /**
   * Tries the logon of a session now, instead of at the time of the next try. A try counts like any
   * other: a denied logon can lock an account.
   *
   * @param session the name of the session
   * @return whether the session waits for its next try (LOST or REFUSED); if it does not, nothing
   *     is done
   */
  boolean tryNow(String session);

  /**
   * Takes a session down, drained first if its configuration says so. The session stays down, also
   * if MAPI or the configuration of the session changes, until {@link #takeUp} is called or the
   * subsystem is configured anew. A session that is already down this way stays as it is.
   *
   * @param session the name of the session
   */
  void takeDown(String session);

  /**
   * Ends the effect of {@link #takeDown}: the session logs on as soon as MAPI is ready. Does
   * nothing if the session was not taken down.
   *
   * @param session the name of the session
   */
  void takeUp(String session);

  /**
   * Drops the units of work that wait. Their promises fail with {@code MAPI_E_CANCEL}. A unit of
   * work that runs is not affected.
   *
   * @param session the name of the session
   * @return the number of units of work that were dropped
   */
  int dropQueued(String session);
}
