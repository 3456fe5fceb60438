// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import org.mapiosgi.lifecycle.internal.account.Losses;

/** What a session has open on a thread, and that only this thread can give back. */
public interface Due {
  /** Gives it back, where it was not before: the thread is about to end by itself. On it. */
  void giveBack();

  /** Says what it is, where it was not given back: the thread has ended. Any thread. */
  void writeOff(Losses losses);
}
