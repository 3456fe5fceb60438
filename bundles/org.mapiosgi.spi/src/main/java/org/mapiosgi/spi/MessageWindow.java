// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Represents a message-only window of the thread that owns a {@link MessageQueue}. Any loop of that
 * thread delivers its messages: the pump's loop, or a loop of native code inside of a call.
 *
 * <p>Only the owning thread may call, except for {@link #ring} and {@link #post}.
 */
@ProviderType
public interface MessageWindow extends AutoCloseable {
  /** Handles the messages of a window, on the owning thread. An exception is not passed on. */
  @ConsumerType
  interface Procedure {
    /**
     * Handles the message of {@link MessageWindow#ring}. Not called while the thread answers a
     * message that another thread sent, because then it could call no COM object
     * (RPC_E_CANTCALLOUT).
     *
     * @return whether there is more to do: then it is called again, after all other messages of the
     *     thread, including timers and WM_QUIT
     */
    boolean rung();

    /**
     * Handles any other message.
     *
     * @return its result (LRESULT). Empty passes the message to DefWindowProc; an exception does
     *     the same
     */
    OptionalLong received(int message, long wParam, long lParam);
  }

  /** The HWND as a number. */
  long handle();

  /**
   * Returns the number of a message by its name, which is the same in all processes
   * (RegisterWindowMessage).
   */
  int register(String name);

  /**
   * Makes the next message loop of the thread call {@link Procedure#rung}. Any thread; does nothing
   * after {@link #close}. Never blocks or fails. At most one message for it is in the queue,
   * however often it is called. If the queue is full, the message comes as soon as there is room.
   */
  void ring();

  /**
   * Posts a message to this window (PostMessage). Any thread.
   *
   * @throws org.mapiosgi.api.error.MapiException if the queue is full or the window is closed
   */
  void post(int message, long wParam, long lParam);

  /** Destroys the window. */
  @Override
  void close();
}
