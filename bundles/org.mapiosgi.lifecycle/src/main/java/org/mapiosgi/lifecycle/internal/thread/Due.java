// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import org.mapiosgi.lifecycle.internal.account.Losses;

/** Represents an object that a session has open on a thread. Only this thread can release it. */
public interface Due {
  /**
   * Releases the object if it is still open, because the thread is about to end. On that thread.
   */
  void giveBack();

  /** Notes the object as lost if it was not released, because the thread has ended. Any thread. */
  void writeOff(Losses losses);
}
