// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The message queue of one thread with an event that wakes it: MsgWaitForMultipleObjectsEx and
 * PeekMessage, without policy.
 *
 * <p>An ability that only some queues have is a separate type: {@link #handles}, {@link #windows},
 * {@link #input} and {@link #dispatching} return it, or nothing if the queue lacks it. Any thread
 * may ask for an ability, at any time. The answer is the same during the whole life of the queue.
 *
 * <p>Every other method but {@link #wake()} is for the owning thread only.
 */
@ProviderType
public interface MessageQueue extends AutoCloseable {
  /** The time for an {@link #await} that only a wake, a message or a handle ends. */
  long FOREVER = Long.MAX_VALUE;

  /** Names the reasons for which {@link #await} returns. */
  enum Wakeup {
    /** {@link #wake()} was called since the last time this was returned. */
    WOKEN,
    /** A message is in the queue, or a sent message was answered. */
    MESSAGE,
    /** The time is over. */
    TIMEOUT,
    /**
     * A handle of {@link HandleWaits#watch} may be signalled: {@link HandleWaits#probe} tells
     * which.
     */
    HANDLE
  }

  /** Says what {@link #dispatch} did. */
  enum Dispatched {
    /** One message was removed, translated and dispatched. */
    MESSAGE,
    /**
     * WM_QUIT was removed; it is the caller's to decide. Only a queue with {@link #windows} returns
     * it: {@link MessageWindows#postQuit} gives it back.
     */
    QUIT,
    /** There was none. */
    NONE
  }

  /**
   * Ends the owner's current or next {@link #await}. Any thread, any time, also after {@link
   * #close()}, where it does nothing; never fails and never blocks. It is a state, not a count:
   * several calls may end one wait, so a woken owner must do all there is to do.
   */
  void wake();

  /**
   * Waits for a wake, a message or the end of the time; returns at once where a message is already
   * queued, seen before or not (MWMO_INPUTAVAILABLE). May return early: {@link Wakeup#TIMEOUT} is
   * no proof that the time is over.
   *
   * <p>Sent messages are left to {@link #dispatch}. If the system answers one in here nevertheless,
   * {@link #dispatching} reports it.
   *
   * @param nanos the longest wait; 0 only looks
   */
  Wakeup await(long nanos);

  /** Removes and dispatches one message (PeekMessage, TranslateMessage, DispatchMessage). */
  Dispatched dispatch();

  /** Returns the ability to wait for handles; empty if this queue waits for none. */
  Optional<HandleWaits> handles();

  /**
   * Returns the ability to make windows; empty if this queue has neither windows nor their
   * messages.
   */
  Optional<MessageWindows> windows();

  /** Returns the ability to wait for less than all input; empty if this queue sees all input. */
  Optional<InputFilter> input();

  /** Returns the report of the message that is dispatched; empty if this queue has none. */
  Optional<DispatchReport> dispatching();

  /** Gives the queue back. */
  @Override
  void close();
}
