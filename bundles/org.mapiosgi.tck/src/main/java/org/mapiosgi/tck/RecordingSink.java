// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.mapiosgi.spi.NativeAdviseSink;
import org.mapiosgi.spi.NativeEvent;

/** Remembers what was delivered, and on which thread. */
final class RecordingSink implements NativeAdviseSink {
  /** One event. */
  record Delivery(Thread thread, NativeEvent event) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition delivered = lock.newCondition();
  private final List<Delivery> deliveries = new ArrayList<>();

  @Override
  public void onNotify(List<NativeEvent> events) {
    lock.lock();
    try {
      events.forEach(event -> deliveries.add(new Delivery(Thread.currentThread(), event)));
      delivered.signalAll();
    } finally {
      lock.unlock();
    }
  }

  List<Delivery> deliveries() {
    lock.lock();
    try {
      return List.copyOf(deliveries);
    } finally {
      lock.unlock();
    }
  }

  /** Waits, on a thread that need not pump, until the deliveries are as wanted. */
  List<Delivery> await(String what, Predicate<List<Delivery>> wanted) {
    long nanos = PumpedThread.DEADLINE.toNanos();
    lock.lock();
    try {
      while (!wanted.test(List.copyOf(deliveries))) {
        if (nanos <= 0) {
          throw new AssertionError("not delivered: " + what + "; only " + deliveries);
        }
        nanos = delivered.awaitNanos(nanos);
      }
      return List.copyOf(deliveries);
    } catch (InterruptedException e) {
      throw Rethrow.unchecked(e);
    } finally {
      lock.unlock();
    }
  }
}
