// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;

/**
 * A message queue under a test's control, with time that stands still until the test or a task
 * moves it. {@link #settle} waits until the pump has nothing left to do at this time.
 */
final class VirtualQueue implements MessageQueue, MessageQueueFactory, LongSupplier {
  /** What a message does when it is dispatched. */
  interface Message extends Runnable {}

  /** In the queue, WM_QUIT. */
  static final Message QUIT = () -> {};

  private static final long PATIENCE_SECONDS = 30;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Deque<Message> messages = new ArrayDeque<>();
  private long now = 1_000_000;
  private boolean woken;
  private boolean waiting;
  private boolean closed;
  private long waitEnd;
  private long early;
  private int wakes;
  private int waits;
  private int looks;
  private RuntimeException waitFailure;
  private RuntimeException openFailure;

  @Override
  public long getAsLong() {
    lock.lock();
    try {
      return now;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public MessageQueue open(String name) {
    if (openFailure != null) {
      throw openFailure;
    }
    return this;
  }

  /** Before the pump is made. */
  void failOpen(RuntimeException failure) {
    openFailure = failure;
  }

  void failWait(RuntimeException failure) {
    change(() -> waitFailure = failure);
  }

  @Override
  public void wake() {
    change(
        () -> {
          woken = true;
          wakes++;
        });
  }

  @Override
  public Wakeup await(long nanos) {
    lock.lock();
    try {
      waits++;
      waitEnd = nanos == FOREVER ? Long.MAX_VALUE : now + nanos - Math.min(early, nanos);
      while (true) {
        if (waitFailure != null) {
          throw waitFailure;
        }
        if (woken) {
          woken = false;
          return Wakeup.WOKEN;
        }
        if (!messages.isEmpty()) {
          return Wakeup.MESSAGE;
        }
        if (now >= waitEnd) {
          return Wakeup.TIMEOUT;
        }
        waiting = true;
        changed.signalAll();
        changed.awaitUninterruptibly();
        waiting = false;
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Dispatched dispatch() {
    Message message;
    lock.lock();
    try {
      looks++;
      message = messages.poll();
    } finally {
      lock.unlock();
    }
    if (message == null) {
      return Dispatched.NONE;
    }
    if (message == QUIT) {
      return Dispatched.QUIT;
    }
    message.run();
    return Dispatched.MESSAGE;
  }

  @Override
  public void close() {
    change(() -> closed = true);
  }

  void post(Message message) {
    change(() -> messages.add(message));
  }

  /** Time goes by, for a task that takes long as for everybody. */
  void pass(Duration time) {
    change(() -> now += time.toNanos());
  }

  /** Time goes by and the pump does what is to be done then. */
  void advance(Duration time) {
    settle();
    pass(time);
    settle();
  }

  /** Every wait ends this much before its time, as waits do since Windows 7. */
  void waitsEndEarlyBy(Duration time) {
    change(() -> early = time.toNanos());
  }

  /** Waits until the pump waits and nothing here would end its wait. */
  void settle() {
    lock.lock();
    try {
      long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
      while (!closed && !(waiting && !woken && messages.isEmpty() && now < waitEnd)) {
        if (left <= 0) {
          throw new AssertionError("the pump did not settle within " + PATIENCE_SECONDS + " s");
        }
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      lock.unlock();
    }
  }

  int wakes() {
    return read(() -> wakes);
  }

  int waits() {
    return read(() -> waits);
  }

  int looks() {
    return read(() -> looks);
  }

  boolean isClosed() {
    return read(() -> closed ? 1 : 0) == 1;
  }

  private int read(java.util.function.IntSupplier field) {
    lock.lock();
    try {
      return field.getAsInt();
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
