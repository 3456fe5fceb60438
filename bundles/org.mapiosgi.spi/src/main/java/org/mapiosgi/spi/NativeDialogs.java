// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The dialogs of this process (R4). No call of MAPI is made here, and nothing waits for the thread
 * that shows a dialog for longer than a moment: so a thread that is no MAPI thread may look.
 */
@ProviderType
public interface NativeDialogs {
  /** The system's id of the calling thread. */
  long currentThread();

  /**
   * The visible dialogs that accept input, on whatever thread of this process. One that another
   * dialog has disabled comes when the other has gone. Those that Windows shows for a process
   * (MB_SERVICE_NOTIFICATION, a DLL that is missing) are windows of another process and not seen.
   *
   * <p>Any thread. A thread that shows a dialog and does not answer holds this up for less than a
   * second a dialog.
   */
  List<NativeDialog> find();

  /**
   * Presses the button that asks for nothing, without waiting for what comes of it. Any thread.
   *
   * @return false where it has no such button, or is gone
   */
  boolean cancel(NativeDialog dialog);
}
