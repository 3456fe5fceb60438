// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows a lane (a thread that may call MAPI) in the platform's MBean server, as {@code
 * org.mapiosgi:type=MapiLane,name="NAME"}, from its start until it has given MAPI back. If the name
 * is in use, the product adds {@code instance=2} and so on. Each value is a snapshot. No call waits
 * for the lane.
 */
@ProviderType
public interface MapiLaneMXBean {
  /** The pattern that matches the names of all lanes. */
  String PATTERN = "org.mapiosgi:type=MapiLane,*";

  /** Returns the lane's name, which is the name of its thread and of its pump. */
  String getName();

  /** Returns whether it is MAPI's initialization thread, which runs no work of sessions (R8). */
  boolean isPrimary();

  /** Returns the name of the {@link LaneStatus.State}. */
  String getState();

  /** Returns how long the lane has worked, or waited, in milliseconds. */
  long getInStateMillis();

  /**
   * Returns whether the lane works on something that takes longer than allowed, or was given up.
   */
  boolean isLate();

  /** Returns the name of the session whose work the lane does. Empty if the lane waits. */
  String getSession();

  /** Returns the work. Empty if the lane waits. */
  String getWork();

  /**
   * Returns the symbolic name of the bundle whose unit of work the lane runs. Empty if there is
   * none.
   */
  String getBundle();

  /** Returns the number of steps that wait for the lane. */
  int getQueued();
}
