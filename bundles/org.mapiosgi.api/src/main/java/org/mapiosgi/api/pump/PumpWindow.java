// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.pump;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.util.promise.Promise;

/**
 * The message-only window of a pump, for native code that reports by messages. It is made when
 * something of it is first asked for, and lives as long as the pump. Any thread may call; callbacks
 * of the promises do not run on the pump thread.
 */
@ProviderType
public interface PumpWindow {
  /** A window message. Its parameters are as wide as the process's pointers. */
  record Message(int id, long wParam, long lParam) {}

  /** Hears messages, on the pump thread, inside of whatever loop dispatches them. */
  @ConsumerType
  @FunctionalInterface
  interface Listener {
    /**
     * A message came. To be short, and to leave real work to a task: it may come inside of a call
     * of COM or MAPI.
     *
     * @return its result (LRESULT), or empty to leave it to the listener added before this one and
     *     at last to DefWindowProc. So does one that throws, which is logged
     */
    OptionalLong received(Message message);
  }

  /** A listener that hears. */
  @ProviderType
  interface Listening {
    /** Ends it. When it returns on the pump thread, and soon elsewhere, it hears no more. */
    void remove();
  }

  /**
   * The window's HWND as a number, to be given to native code.
   *
   * @return fails where the pump's message queue has no windows, the system gives none, or the pump
   *     ends
   */
  Promise<Long> handle();

  /**
   * RegisterWindowMessage: the message of a name that processes agree on.
   *
   * @return fails as {@link #handle}
   */
  Promise<Integer> register(String name);

  /**
   * Hears the messages of a range. The pump's own are none of it.
   *
   * @param first the lowest message, 0 to 0xFFFF
   * @param last the highest, not below the first
   */
  Listening listen(int first, int last, Listener listener);

  /**
   * PostMessage to the window.
   *
   * @return fails as {@link #handle}, and where the message queue is full
   */
  Promise<Void> post(Message message);
}
