// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import org.mapiosgi.spi.MessageQueue.Dispatched;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Makes message-only windows of the thread that owns a {@link MessageQueue}, and handles the
 * messages that come with windows: WM_TIMER and WM_QUIT.
 *
 * <p>Every method is for the thread that owns the queue, between its opening and its closing.
 */
@ProviderType
public interface MessageWindows {
  /**
   * Makes a message-only window (CreateWindowEx below HWND_MESSAGE).
   *
   * @return the caller's to close, before the queue
   * @throws org.mapiosgi.api.error.MapiException if the system gives none
   */
  MessageWindow window(MessageWindow.Procedure procedure);

  /**
   * Removes and dispatches one WM_TIMER, before all posted messages: windows of COM and of MAPI
   * providers live on it, and posted messages that never end would starve it.
   *
   * @return {@link Dispatched#NONE} if no timer is due, {@link Dispatched#QUIT} if WM_QUIT, which
   *     passes any filter, was removed instead
   */
  Dispatched dispatchTimer();

  /**
   * Posts WM_QUIT to the owner itself (PostQuitMessage), with the exit code of the WM_QUIT that was
   * removed last: an inner loop hands it on to an outer one.
   */
  void postQuit();
}
