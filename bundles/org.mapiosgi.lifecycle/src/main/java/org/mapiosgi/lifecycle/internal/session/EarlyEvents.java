// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.mapiosgi.spi.NativeEvent;

/**
 * Keeps the notifications of a session back until its listeners know that it is up, and hands them
 * on in their order then. If too many come before, they are dropped, and listeners look for
 * themselves. Thread-safe.
 */
final class EarlyEvents {
  /** As many as a listener's own queue takes. */
  static final int MOST = 1024;

  private final Object lock = new Object();
  private final List<NativeEvent> waiting = new ArrayList<>();
  private boolean open;
  private boolean lost;

  /**
   * Takes notifications.
   *
   * @param dispatch queues them for listeners; called under a lock, so that the order is kept
   */
  void take(List<NativeEvent> notified, Consumer<List<NativeEvent>> dispatch) {
    synchronized (lock) {
      if (open) {
        dispatch.accept(notified);
      } else if (lost || waiting.size() + notified.size() > MOST) {
        lost = true;
        waiting.clear();
      } else {
        waiting.addAll(notified);
      }
    }
  }

  /**
   * Hands on what waits, and everything that comes from now on.
   *
   * @param resync called instead if there were too many
   */
  void open(Consumer<List<NativeEvent>> dispatch, Runnable resync) {
    synchronized (lock) {
      open = true;
      if (lost) {
        resync.run();
      } else if (!waiting.isEmpty()) {
        dispatch.accept(List.copyOf(waiting));
        waiting.clear();
      }
    }
  }
}
