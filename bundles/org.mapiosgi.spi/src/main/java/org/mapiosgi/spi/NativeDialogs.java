// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.spi;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds the dialogs of this process (R4). It calls no MAPI, and waits only a moment for the thread
 * that shows a dialog. So a thread that is not a MAPI thread may call.
 */
@ProviderType
public interface NativeDialogs {
  /** The system's id of the calling thread. */
  long currentThread();

  /**
   * Lists the visible dialogs that accept input, on any thread of this process. If another dialog
   * has disabled a dialog, it is listed after the other is closed. Dialogs that Windows shows for a
   * process (MB_SERVICE_NOTIFICATION, a missing DLL) belong to another process and are not listed.
   *
   * <p>Any thread. If a thread shows a dialog and does not answer, the call takes up to a second
   * longer for this dialog.
   */
  List<NativeDialog> find();

  /**
   * Presses the button that commits to nothing, and does not wait for the effect. Any thread.
   *
   * @return false if the dialog has no such button, or is gone
   */
  boolean cancel(NativeDialog dialog);
}
