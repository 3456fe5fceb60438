// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import java.util.Optional;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindows;

/** Wraps a message queue and does a last act on its thread before the pump ends, for any cause. */
final class GuardedQueue implements MessageQueue {
  private final MessageQueue queue;
  private final LastWord last;

  /** Does the last act. */
  @FunctionalInterface
  interface LastWord {
    /** Acts while the queue is still open. On its thread. */
    void say(MessageQueue queue);
  }

  GuardedQueue(MessageQueue queue, LastWord last) {
    this.queue = queue;
    this.last = last;
  }

  @Override
  public void close() {
    try {
      last.say(queue);
    } finally {
      queue.close();
    }
  }

  @Override
  public void wake() {
    queue.wake();
  }

  @Override
  public Wakeup await(long nanos) {
    return queue.await(nanos);
  }

  @Override
  public Dispatched dispatch() {
    return queue.dispatch();
  }

  @Override
  public Optional<HandleWaits> handles() {
    return queue.handles();
  }

  @Override
  public Optional<MessageWindows> windows() {
    return queue.windows();
  }

  @Override
  public Optional<InputFilter> input() {
    return queue.input();
  }

  @Override
  public Optional<DispatchReport> dispatching() {
    return queue.dispatching();
  }
}
