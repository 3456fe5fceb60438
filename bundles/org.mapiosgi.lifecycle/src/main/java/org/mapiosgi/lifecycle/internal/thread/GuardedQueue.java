// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.thread;

import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;

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
  public Wakeup await(long nanos, Input input) {
    return queue.await(nanos, input);
  }

  @Override
  public int handleCapacity() {
    return queue.handleCapacity();
  }

  @Override
  public void watch(long... handles) {
    queue.watch(handles);
  }

  @Override
  public HandleState probe(int index) {
    return queue.probe(index);
  }

  @Override
  public HandleState look(long handle) {
    return queue.look(handle);
  }

  @Override
  public boolean isMutex(long handle) {
    return queue.isMutex(handle);
  }

  @Override
  public Dispatched dispatch() {
    return queue.dispatch();
  }

  @Override
  public Dispatched dispatchTimer() {
    return queue.dispatchTimer();
  }

  @Override
  public int dispatching() {
    return queue.dispatching();
  }

  @Override
  public void postQuit() {
    queue.postQuit();
  }

  @Override
  public MessageWindow window(MessageWindow.Procedure procedure) {
    return queue.window(procedure);
  }
}
