// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.function.BooleanSupplier;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindow;

/** A message queue that fails when it is told to, as one whose event handle somebody closed. */
final class BreakableQueue implements MessageQueue {
  private final MessageQueue queue;
  private final BooleanSupplier broken;
  private final BooleanSupplier dumb;

  /**
   * A queue that works.
   *
   * @param dumb whether its thread has not the strength left to close it
   */
  BreakableQueue(MessageQueue queue, BooleanSupplier broken, BooleanSupplier dumb) {
    this.queue = queue;
    this.broken = broken;
    this.dumb = dumb;
  }

  private void check() {
    if (broken.getAsBoolean()) {
      throw new IllegalStateException("the queue was broken by the test");
    }
  }

  @Override
  public Wakeup await(long nanos) {
    check();
    Wakeup wakeup = queue.await(nanos);
    check();
    return wakeup;
  }

  @Override
  public Wakeup await(long nanos, Input input) {
    return queue.await(nanos, input);
  }

  @Override
  public void wake() {
    queue.wake();
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
  public Dispatched dispatch() {
    return queue.dispatch();
  }

  @Override
  public Dispatched dispatchTimer() {
    return queue.dispatchTimer();
  }

  @Override
  public void postQuit() {
    queue.postQuit();
  }

  @Override
  public MessageWindow window(MessageWindow.Procedure procedure) {
    return queue.window(procedure);
  }

  @Override
  public void close() {
    if (dumb.getAsBoolean()) {
      throw new OutOfMemoryError("by the test");
    }
    queue.close();
  }
}
