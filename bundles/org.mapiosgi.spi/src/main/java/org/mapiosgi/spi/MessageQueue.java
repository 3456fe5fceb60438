// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Holds the message queue of one thread, with an event that wakes the thread:
 * MsgWaitForMultipleObjectsEx and PeekMessage, without policy.
 *
 * <p>Only the owning thread may call, except for {@link #wake()} and {@link #dispatching()}.
 */
@ProviderType
public interface MessageQueue extends AutoCloseable {
  /** Wait without a time limit. */
  long FOREVER = Long.MAX_VALUE;

  /** The answer of {@link #dispatching} for a message whose number the queue does not know. */
  int UNKNOWN_MESSAGE = -1;

  /** Says why {@link #await} returned. */
  enum Wakeup {
    /** {@link #wake()} was called since this value was last returned. */
    WOKEN,
    /** A message is in the queue, or a sent message was answered. */
    MESSAGE,
    /** The time is over. */
    TIMEOUT,
    /** A handle of {@link #watch} may be signalled; {@link #probe} finds out which one. */
    HANDLE
  }

  /** Says whether a handle of {@link #watch} is signalled. */
  enum HandleState {
    /** Not signalled. */
    PENDING,
    /** Signalled. The effect of a wait has happened, for instance an auto-reset event is reset. */
    SIGNALED,
    /** As {@link #SIGNALED}, and the owner of the mutex ended without releasing it. */
    ABANDONED,
    /** The handle cannot be waited for: it is closed, or of another kind. */
    FAILED
  }

  /** Says what the system may dispatch while the owner waits. */
  enum Input {
    /** Nothing: only a wake, a handle and the time end the wait. */
    NONE,
    /**
     * Sent messages and COM calls. The wait itself answers them (CoWaitForMultipleHandles). A
     * posted message stays in the queue.
     */
    COM,
    /** Everything. A message ends the wait, and the owner dispatches it. */
    ALL
  }

  /** Says what {@link #dispatch} did. */
  enum Dispatched {
    /** One message was removed, translated and dispatched. */
    MESSAGE,
    /** WM_QUIT was removed; the caller decides what to do. */
    QUIT,
    /** There was no message. */
    NONE
  }

  /**
   * Ends the owner's current or next {@link #await}. Any thread, any time; does nothing after
   * {@link #close()}. Never fails and never blocks. It is a state, not a count: several calls may
   * end one wait, so the owner must then do all work that is ready.
   */
  void wake();

  /**
   * Waits for a wake, a message or the end of the time. Returns at once if a message is already
   * queued, seen before or not (MWMO_INPUTAVAILABLE). May return early: {@link Wakeup#TIMEOUT} does
   * not prove that the time is over.
   *
   * <p>Leaves sent messages to {@link #dispatch}. If the system nevertheless answers one in this
   * call, {@link #dispatching} shows it.
   *
   * @param nanos the longest wait; 0 only looks
   */
  Wakeup await(long nanos);

  /**
   * Waits as {@link #await(long)}, and serves only the given input. For an owner that waits inside
   * of another operation. May return {@link Wakeup#TIMEOUT} early after it has answered something.
   *
   * @throws UnsupportedOperationException if this queue waits for all input only
   */
  default Wakeup await(long nanos, Input input) {
    if (input != Input.ALL) {
      throw new UnsupportedOperationException("this message queue always waits for all input");
    }
    return await(nanos);
  }

  /** How many handles {@link #watch} takes; 0 if this queue waits for none. */
  default int handleCapacity() {
    return 0;
  }

  /**
   * Makes {@link #await} wait for these handles, too, instead of the previous ones. The caller
   * still owns them and must keep them open until they are replaced. If a handle stays, a signal
   * that a wait has reported is not lost.
   *
   * @param handles HANDLEs as numbers, all different, at most {@link #handleCapacity}
   */
  default void watch(long... handles) {
    if (handles.length > 0) {
      throw new UnsupportedOperationException("this message queue waits for no handles");
    }
  }

  /**
   * Checks a watched handle without waiting and takes its signal, also the signal that ended {@link
   * #await}.
   *
   * @param index its place in {@link #watch}
   */
  default HandleState probe(int index) {
    throw new UnsupportedOperationException("this message queue waits for no handles");
  }

  /**
   * Checks a handle that is not watched, without waiting, and takes its signal (WaitForSingleObject
   * with no time).
   *
   * @param handle a HANDLE as a number, open
   */
  default HandleState look(long handle) {
    throw new UnsupportedOperationException("this message queue waits for no handles");
  }

  /**
   * Says whether a handle is a mutex: the thread whose wait it ends owns it and must release it.
   *
   * @param handle a HANDLE as a number
   */
  default boolean isMutex(long handle) {
    return false;
  }

  /** Removes and dispatches one message (PeekMessage, TranslateMessage, DispatchMessage). */
  Dispatched dispatch();

  /**
   * Removes and dispatches one WM_TIMER, before all posted messages. Windows of COM and of MAPI
   * providers need it: an endless flow of posted messages would starve their timers.
   */
  default Dispatched dispatchTimer() {
    return Dispatched.NONE;
  }

  /**
   * Returns the number of the message that {@link #dispatch}, or {@link #await(long)}, is
   * dispatching right now, to report a message that takes long. Returns {@link #UNKNOWN_MESSAGE} if
   * the number is not known; 0 if there is no message or this queue does not know. Any thread.
   */
  default int dispatching() {
    return 0;
  }

  /**
   * Posts WM_QUIT to the owner (PostQuitMessage), with the exit code of the WM_QUIT that was
   * removed last. For the outer loop that the message was meant for.
   */
  default void postQuit() {
    // A queue that never reports WM_QUIT has none to post again.
  }

  /**
   * Makes a message-only window.
   *
   * @throws UnsupportedOperationException if there are no windows
   * @throws org.mapiosgi.api.error.MapiException if the system gives none
   */
  default MessageWindow window(MessageWindow.Procedure procedure) {
    throw new UnsupportedOperationException("this message queue has no windows");
  }

  /** Closes the queue. */
  @Override
  void close();
}
