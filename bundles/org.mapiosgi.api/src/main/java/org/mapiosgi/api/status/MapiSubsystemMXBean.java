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

  /** The name of the {@link SubsystemState}. */
  String getState();

  /** How long MAPI has been in the state, in milliseconds. */
  long getInStateMillis();

  /** Whether the state is READY. */
  boolean isUp();

  /** Whether consumers can work, see {@link SubsystemStatus#ready()}. */
  boolean isReady();

  /** The cause of the state, with rule and remedy. Empty if the state needs no explanation. */
  String getReason();

  /** The name of the binding: {@code win32} or {@code emulator}. */
  String getBinding();

  /** The configured mode: {@code service} or {@code interactive}. */
  String getMode();

  /** The number of configured sessions. */
  int getSessions();

  /** The number of sessions that are up. */
  int getSessionsUp();

  /** The number of native objects that are not released, by interface name; none is zero. */
  Map<String, Integer> getLiveObjects();

  /** The number of native buffers that are not freed. */
  int getLiveBuffers();
}
