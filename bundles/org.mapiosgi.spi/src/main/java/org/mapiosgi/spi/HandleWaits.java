// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes the waits of a {@link MessageQueue} end for handles of kernel objects too
 * (MsgWaitForMultipleObjectsEx with handles).
 *
 * <p>Every method is for the thread that owns the queue, between its opening and its closing. The
 * handles stay the caller's.
 */
@ProviderType
public interface HandleWaits {
  /** The state of a handle. */
  enum HandleState {
    /** Not signalled. */
    PENDING,
    /** Signalled. The look took the signal as a wait does: an auto-reset event is reset. */
    SIGNALED,
    /** As {@link #SIGNALED}: a mutex whose owner ended without releasing it. */
    ABANDONED,
    /** It cannot be waited for: closed, or no handle of this kind. */
    FAILED
  }

  /** Tells how many handles {@link #watch} takes: at least 1. */
  int capacity();

  /**
   * Makes every wait of the queue wait for these handles too, instead of those it waited for
   * before. They must be open until they are replaced. A handle that stays keeps the signal that a
   * wait took.
   *
   * @param handles HANDLEs as numbers, all different; none ends the waits for handles
   * @throws IllegalArgumentException if there are more than {@link #capacity}
   */
  void watch(long... handles);

  /**
   * Looks at one of the watched handles without waiting and takes its signal, also the one that
   * ended a wait.
   *
   * @param index its place in {@link #watch}
   */
  HandleState probe(int index);

  /**
   * Looks at a handle that is not watched without waiting and takes its signal (WaitForSingleObject
   * with no time).
   *
   * @param handle a HANDLE as a number, open
   */
  HandleState look(long handle);

  /**
   * Tells whether a handle is a mutex: the thread whose wait it ends owns it from then on, and must
   * be the one that gives it back.
   *
   * @param handle a HANDLE as a number; false if it is bad
   */
  boolean isMutex(long handle);
}
