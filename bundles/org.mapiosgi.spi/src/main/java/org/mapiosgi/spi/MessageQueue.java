// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The message queue of one thread with an event that wakes it: MsgWaitForMultipleObjectsEx and
 * PeekMessage, without policy.
 *
 * <p>Every method but {@link #wake()} and {@link #dispatching()} is for the owning thread only.
 */
@ProviderType
public interface MessageQueue extends AutoCloseable {
  /** The time for an {@link #await} that only a wake, a message or a handle ends. */
  long FOREVER = Long.MAX_VALUE;

  /** The answer of {@link #dispatching} for a message whose number the queue does not know. */
  int UNKNOWN_MESSAGE = -1;

  /** Why {@link #await} returned. */
  enum Wakeup {
    /** {@link #wake()} was called since the last time this was returned. */
    WOKEN,
    /** A message is in the queue, or a sent message was answered. */
    MESSAGE,
    /** The time is over. */
    TIMEOUT,
    /** A handle of {@link #watch} may be signalled: {@link #probe} tells which. */
    HANDLE
  }

  /** How it stands with a handle of {@link #watch}. */
  enum HandleState {
    /** Not signalled. */
    PENDING,
    /** Signalled. What a wait changes is changed: an auto-reset event is reset. */
    SIGNALED,
    /** As {@link #SIGNALED}: a mutex whose owner ended without releasing it. */
    ABANDONED,
    /** It cannot be waited for: closed, or no handle of this kind. */
    FAILED
  }

  /** What may be dispatched while its owner waits. */
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

  /** What {@link #dispatch} did. */
  enum Dispatched {
    /** One message was removed, translated and dispatched. */
    MESSAGE,
    /** WM_QUIT was removed; it is the caller's to decide. */
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
   * <p>Sent messages are left to {@link #dispatch}. Where the system answers one in here all the
   * same, {@link #dispatching} tells so.
   *
   * @param nanos the longest wait; 0 only looks
   */
  Wakeup await(long nanos);

  /**
   * As {@link #await(long)}, for an owner that waits inside of something else and wants to see less
   * than all. May return {@link Wakeup#TIMEOUT} early after it has answered something.
   *
   * @throws UnsupportedOperationException where this queue waits for all input only
   */
  default Wakeup await(long nanos, Input input) {
    if (input != Input.ALL) {
      throw new UnsupportedOperationException("this message queue always waits for all input");
    }
    return await(nanos);
  }

  /** How many handles {@link #watch} takes; 0 where this queue waits for none. */
  default int handleCapacity() {
    return 0;
  }

  /**
   * Makes {@link #await} wait for these handles too, instead of those it waited for before. They
   * stay the caller's and must be open until they are replaced. What a wait has told of a handle
   * that stays is not forgotten.
   *
   * @param handles HANDLEs as numbers, all different, at most {@link #handleCapacity}
   */
  default void watch(long... handles) {
    if (handles.length > 0) {
      throw new UnsupportedOperationException("this message queue waits for no handles");
    }
  }

  /**
   * Looks at one of the watched handles without waiting and takes its signal, also the one that
   * ended {@link #await}.
   *
   * @param index its place in {@link #watch}
   */
  default HandleState probe(int index) {
    throw new UnsupportedOperationException("this message queue waits for no handles");
  }

  /**
   * Looks at a handle that is not watched without waiting and takes its signal (WaitForSingleObject
   * with no time).
   *
   * @param handle a HANDLE as a number, open
   */
  default HandleState look(long handle) {
    throw new UnsupportedOperationException("this message queue waits for no handles");
  }

  /**
   * Whether the thread whose wait a handle ends owns it from then on, and has to be the one that
   * gives it back: a mutex.
   *
   * @param handle a HANDLE as a number
   */
  default boolean isMutex(long handle) {
    return false;
  }

  /** Removes and dispatches one message (PeekMessage, TranslateMessage, DispatchMessage). */
  Dispatched dispatch();

  /**
   * Removes and dispatches one WM_TIMER, before all posted messages: windows of COM and of MAPI
   * providers live on it, and posted messages that never end would starve it.
   */
  default Dispatched dispatchTimer() {
    return Dispatched.NONE;
  }

  /**
   * Any thread: the number of the message that {@link #dispatch}, or {@link #await(long)}, is
   * dispatching right now, for a report of one that takes long; {@link #UNKNOWN_MESSAGE} where only
   * that is known, 0 where there is none or this queue does not know.
   */
  default int dispatching() {
    return 0;
  }

  /**
   * Posts WM_QUIT to the owner itself (PostQuitMessage), with the exit code of the one that was
   * removed last: for the loop it was meant for.
   */
  default void postQuit() {
    // A queue that tells of no WM_QUIT has none to give back.
  }

  /**
   * Makes a message-only window.
   *
   * @throws UnsupportedOperationException where there are no windows
   * @throws org.mapiosgi.api.error.MapiException where the system gives none
   */
  default MessageWindow window(MessageWindow.Procedure procedure) {
    throw new UnsupportedOperationException("this message queue has no windows");
  }

  /** Gives the queue back. */
  @Override
  void close();
}
