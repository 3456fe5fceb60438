// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * Gives native code that reports by messages a message-only window on a pump's thread. The first
 * call makes the window; it lives as long as the pump. Any thread may call. Callbacks of the
 * promises do not run on the pump thread.
 */
@ProviderType
public interface PumpWindow {
  /** A window message. Its parameters are as wide as the process's pointers. */
  record Message(int id, long wParam, long lParam) {}

  /** Receives messages on the pump thread, inside of the loop that dispatches them. */
  @ConsumerType
  @FunctionalInterface
  interface Listener {
    /**
     * Receives one message. The method should be short and leave real work to a task, because the
     * message may come inside of a call of COM or MAPI.
     *
     * @return the message's result (LRESULT). Empty passes the message on to the listener that was
     *     added before this one, and at last to DefWindowProc. An exception does the same and is
     *     logged
     */
    OptionalLong received(Message message);
  }

  /** Represents a listener that was added. */
  @ProviderType
  interface Listening {
    /**
     * Removes the listener. The listener gets no message after the call returns on the pump thread.
     * On another thread it may get one that is being delivered.
     */
    void remove();
  }

  /**
   * Gives the window's HWND as a number, for native code.
   *
   * @return fails if the pump's message queue has no windows, the system gives none, or the pump
   *     ends
   */
  Promise<Long> handle();

  /**
   * Gives the number of a message that processes agree on by name (RegisterWindowMessage).
   *
   * @return fails as {@link #handle}
   */
  Promise<Integer> register(String name);

  /**
   * Receives messages of a range, except the pump's own.
   *
   * @param first the lowest message, 0 to 0xFFFF
   * @param last the highest, not below the first
   */
  Listening listen(int first, int last, Listener listener);

  /**
   * Posts a message to the window (PostMessage).
   *
   * @return fails as {@link #handle}, and if the message queue is full
   */
  Promise<Void> post(Message message);
}
