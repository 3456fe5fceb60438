// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageWindows;

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
  public void wake() {
    queue.wake();
  }

  @Override
  public Dispatched dispatch() {
    return queue.dispatch();
  }

  @Override
  public void close() {
    if (dumb.getAsBoolean()) {
      throw new OutOfMemoryError("by the test");
    }
    queue.close();
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
