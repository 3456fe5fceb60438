// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows a limit in the platform's MBean server, as {@code org.mapiosgi:type=MapiLimit,counted="open
 * stores"}. The limit of a session has the key {@code session="NAME"} too, and goes with it. The
 * limit of a bundle has the key {@code bundle="NAME"}, and stays until the subsystem has stopped.
 * Each value is a snapshot.
 */
@ProviderType
public interface MapiLimitMXBean {
  /** The pattern that matches the names of all limits. */
  String PATTERN = "org.mapiosgi:type=MapiLimit,*";

  /** Returns the thing that is counted: {@code open stores}. */
  String getCounted();

  /** Returns the name of the session that the limit is for. Empty if it is for the process. */
  String getSession();

  /** Returns the symbolic name of the bundle that the limit is for. Empty if it is for all. */
  String getBundle();

  /**
   * Returns the id of the rule that the limit comes from. Empty if it comes from the configuration.
   */
  String getRule();

  /** Returns the number in use. */
  int getUsed();

  /** Returns the highest number that was in use at the same time. */
  int getHighest();

  /** Returns the highest number that is allowed; -1 if any number is allowed. */
  int getLimit();

  /** Returns whether four fifths of the limit are in use. */
  boolean isNear();

  /** Returns the number of refusals. */
  long getRefused();

  /** Returns the number that stays open until the process ends, see {@link LimitStatus#lost()}. */
  int getLost();
}
