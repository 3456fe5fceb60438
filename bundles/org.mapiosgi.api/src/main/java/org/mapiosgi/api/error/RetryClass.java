// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

/** Says how to handle a failed call. New classes can be added. */
public enum RetryClass {
  /** Repeat the call soon, on the same session. */
  RETRY_CALL,
  /** Repeat the call later; an immediate try gains nothing. */
  RETRY_LATER,
  /** The session, or a store in it, is gone: get a new session and open the objects again. */
  RECONNECT,
  /** Do not repeat the call until a person has changed something. */
  FATAL,
  /** The caller asked for something that does not exist or is not allowed. The session is sound. */
  CALLER
}
