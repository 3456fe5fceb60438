// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Shows MAPI in the platform's MBean server, as {@code org.mapiosgi:type=MapiSubsystem}, while the
 * subsystem is configured and until it has stopped. Each value is a snapshot. No call waits for
 * MAPI.
 */
@ProviderType
public interface MapiSubsystemMXBean {
  /** The pattern that matches the name. */
  String PATTERN = "org.mapiosgi:type=MapiSubsystem,*";

  /** Returns the name of the {@link SubsystemState}. */
  String getState();

  /** Returns how long MAPI has been in the state, in milliseconds. */
  long getInStateMillis();

  /** Returns whether the state is READY. */
  boolean isUp();

  /** Returns whether consumers can work, see {@link SubsystemStatus#ready()}. */
  boolean isReady();

  /**
   * Returns the cause of the state, with rule and remedy. Empty if the state needs no explanation.
   */
  String getReason();

  /** Returns the name of the binding: {@code win32} or {@code emulator}. */
  String getBinding();

  /** Returns the configured mode: {@code service} or {@code interactive}. */
  String getMode();

  /** Returns the number of configured sessions. */
  int getSessions();

  /** Returns the number of sessions that are up. */
  int getSessionsUp();

  /**
   * Returns the number of native objects that are not released, by interface name; none is zero.
   */
  Map<String, Integer> getLiveObjects();

  /** Returns the number of native buffers that are not freed. */
  int getLiveBuffers();
}
