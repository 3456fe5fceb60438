// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.queue;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The messages posted to one thread. They are there, as on Windows, whether or not the thread has
 * opened a queue to look at them. Posting is lock-free.
 */
final class ThreadMessages {
  /** WM_QUIT. */
  static final Runnable QUIT = () -> {};

  private final ConcurrentLinkedQueue<Runnable> messages = new ConcurrentLinkedQueue<>();

  void post(Thread owner, Runnable message) {
    messages.add(message);
    LockSupport.unpark(owner);
  }

  boolean isEmpty() {
    return messages.isEmpty();
  }

  Runnable poll() {
    return messages.poll();
  }
}
