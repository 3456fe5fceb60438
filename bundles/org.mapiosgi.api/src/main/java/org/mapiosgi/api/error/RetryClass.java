// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

/** What a failed call asks of whoever handles the failure. */
public enum RetryClass {
  /** The same call may succeed on the same session, soon. */
  RETRY_CALL,
  /** The same call may succeed later; nothing is gained by trying at once. */
  RETRY_LATER,
  /** The session, or a store in it, is gone: a new one is needed, and with it new objects. */
  RECONNECT,
  /** Trying again cannot help until a person changes something. */
  FATAL,
  /** The caller asked for something that is not there or not allowed; the session is sound. */
  CALLER
}
