// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A message-only window of the thread that owns a {@link MessageQueue}. What is sent or posted to
 * it is delivered by whatever loop that thread is in: the pump's own, or one of native code inside
 * of a call.
 *
 * <p>Methods are for the owning thread only, but for {@link #ring} and {@link #post}.
 */
@ProviderType
public interface MessageWindow extends AutoCloseable {
  /** What a window does; called on the owning thread. Whatever it throws ends there. */
  @ConsumerType
  interface Procedure {
    /**
     * The message of {@link MessageWindow#ring} was delivered. Not called while the thread answers
     * a message sent by another one: there it could call no COM object (RPC_E_CANTCALLOUT).
     *
     * @return whether there is more to do: then this is called again, after all other messages of
     *     the thread, timers and WM_QUIT too
     */
    boolean rung();

    /**
     * Any other message.
     *
     * @return its result (LRESULT), or empty for what DefWindowProc does with it; that also follows
     *     where this throws
     */
    OptionalLong received(int message, long wParam, long lParam);
  }

  /** The HWND as a number. */
  long handle();

  /** The number of a message by its name, the same in all processes (RegisterWindowMessage). */
  int register(String name);

  /**
   * Has {@link Procedure#rung} called by the next loop of the thread that dispatches messages. Any
   * thread, also after {@link #close}, where it does nothing; never blocks or fails. At most one
   * message is in the queue for it, however often it is called; where the queue is full, it comes
   * as soon as there is room.
   */
  void ring();

  /**
   * PostMessage to this window. Any thread.
   *
   * @throws org.mapiosgi.api.error.MapiException where the queue is full or the window is closed
   */
  void post(int message, long wParam, long lParam);

  /** Destroys the window. */
  @Override
  void close();
}
