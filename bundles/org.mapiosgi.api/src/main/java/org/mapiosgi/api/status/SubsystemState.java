// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

/** Names the state of {@link MapiSubsystem}. New states can be added. */
public enum SubsystemState {
  /** MAPI is not initialised. */
  STOPPED,
  /** The pump thread searches for MAPI and initialises it. */
  STARTING,
  /** MAPI is initialised and the pump runs. Sessions can log on. */
  READY,
  /** Sessions are closed, then lanes, then MAPI itself. */
  STOPPING,
  /** MAPI could not be initialised. The next try is at {@link SubsystemStatus#retryAt()}. */
  FAILED
}
