// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.mapiosgi.spi.MessageQueue.Wakeup;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes a wait of a {@link MessageQueue} see less than all input (the wake mask of
 * MsgWaitForMultipleObjectsEx, and CoWaitForMultipleHandles).
 */
@ProviderType
public interface InputFilter {
  /** The input that may be dispatched while the owner waits. */
  enum Input {
    /** Nothing: only a wake, a handle and the time end the wait. */
    NONE,
    /**
     * Sent messages and calls of COM, which the wait itself answers (CoWaitForMultipleHandles); a
     * posted message stays where it is.
     */
    COM,
    /** Everything: a message ends the wait, and is the owner's to dispatch. */
    ALL
  }

  /**
   * Waits as {@link MessageQueue#await} does, for an owner that waits inside of something else and
   * wants to see less than all. May return {@link Wakeup#TIMEOUT} early after it has answered
   * something. For the thread that owns the queue.
   *
   * @param nanos the longest wait; 0 only looks
   */
  Wakeup await(long nanos, Input input);
}
