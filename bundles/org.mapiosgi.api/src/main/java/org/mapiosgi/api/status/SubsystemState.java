// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.status;

/** The states of {@link MapiSubsystem}. */
public enum SubsystemState {
  /** MAPI is not initialised. */
  STOPPED,
  /** The pump thread is looking for MAPI and initialising it. */
  STARTING,
  /** MAPI is initialised and the pump runs: sessions can be logged on. */
  READY,
  /** Sessions, then lanes, then MAPI itself are being closed. */
  STOPPING,
  /** MAPI could not be initialised; it is tried again at {@link SubsystemStatus#retryAt()}. */
  FAILED
}
