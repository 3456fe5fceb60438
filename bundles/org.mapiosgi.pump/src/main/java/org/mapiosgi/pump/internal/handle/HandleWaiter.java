// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.handle;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.pump.internal.task.ThreadState;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.HandleWaits.HandleState;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueue.Dispatched;
import org.mapiosgi.spi.MessageQueueFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that waits for the handles for which the pump's own wait has no room. A handle that is
 * signalled rests until the pump has handled it, so one that stays signalled does not make the
 * thread spin.
 */
final class HandleWaiter implements Runnable {
  private final Logger logger = LoggerFactory.getLogger(HandleWaiter.class);
  private final MessageQueueFactory queues;
  private final String name;
  private final BiConsumer<HandleWait, HandleState> pump;
  private final Thread thread;
  private final Queue<Runnable> commands = new ConcurrentLinkedQueue<>();

  /** The thread's. */
  private final List<HandleWait> armed = new ArrayList<>();

  private volatile @Nullable MessageQueue queue;

  /** The thread's: the ability of {@link #queue}; null if there is no queue. */
  private @Nullable HandleWaits waits;

  /** Whether it waits for nothing any more, and never will. */
  private volatile boolean failed;

  /** The thread's. */
  private boolean stopped;

  /** The pump's: how many handles are here, armed or resting. */
  private int assigned;

  HandleWaiter(MessageQueueFactory queues, String name, BiConsumer<HandleWait, HandleState> pump) {
    this.queues = queues;
    this.name = name;
    this.pump = pump;
    this.thread = new Thread(this, name);
    thread.setDaemon(true);
    thread.setContextClassLoader(HandleWaiter.class.getClassLoader());
  }

  void start() {
    thread.start();
  }

  /** The pump: whether there is room for one more; never in one that has failed. */
  boolean assign(int capacity) {
    if (failed || assigned >= capacity) {
      return false;
    }
    assigned++;
    return true;
  }

  /** The pump: whether it has failed, and all its waits have left. */
  boolean isUseless() {
    return failed && assigned == 0;
  }

  /** The pump. */
  void arm(HandleWait wait) {
    command(() -> armed.add(wait));
  }

  /** The pump: the time is over. Reports that, unless it reported a signal before. */
  void expire(HandleWait wait, Runnable told) {
    command(
        () -> {
          if (armed.remove(wait)) {
            told.run();
          }
        });
  }

  /** The pump: the wait is over; ends it when the system waits no more. */
  void release(HandleWait wait) {
    assigned--;
    command(
        () -> {
          armed.remove(wait);
          try {
            if (waits != null) {
              watch(waits);
            }
          } finally {
            wait.end();
          }
        });
  }

  /** The pump: the waits are released already. */
  void stop() {
    command(() -> stopped = true);
  }

  private void command(Runnable command) {
    commands.add(command);
    MessageQueue open = queue;
    if (open != null) {
      open.wake();
    } else {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    ThreadState state = ThreadState.own(thread);
    try (MessageQueue opened = queues.open(name)) {
      HandleWaits own = opened.handles().orElseThrow(this::noHandles);
      waits = own;
      queue = opened;
      while (obey()) {
        watch(own);
        MessageQueue.Wakeup wakeup = opened.await(MessageQueue.FOREVER);
        if (wakeup == MessageQueue.Wakeup.HANDLE) {
          report(own);
        } else if (wakeup == MessageQueue.Wakeup.MESSAGE) {
          dispatch(opened);
          state.restore();
        }
      }
    } catch (Throwable e) {
      failed = true;
      try {
        logger.error("'{}' cannot wait for handles any more", name, e);
      } finally {
        giveUp();
      }
    }
  }

  private boolean obey() {
    for (Runnable command = commands.poll(); command != null; command = commands.poll()) {
      command.run();
    }
    return !stopped;
  }

  private UnsupportedOperationException noHandles() {
    return new UnsupportedOperationException(
        "the message queue of '" + name + "' waits for no handles");
  }

  private void watch(HandleWaits waits) {
    waits.watch(armed.stream().mapToLong(HandleWait::handle).toArray());
  }

  private void report(HandleWaits waits) {
    List<HandleWait> watched = List.copyOf(armed);
    for (int index = 0; index < watched.size(); index++) {
      HandleState state = waits.probe(index);
      if (state != HandleState.PENDING) {
        armed.remove(watched.get(index));
        pump.accept(watched.get(index), state);
      }
    }
  }

  private static void dispatch(MessageQueue opened) {
    Dispatched done = opened.dispatch();
    while (done != Dispatched.NONE) {
      done = opened.dispatch();
    }
  }

  /** Tells the pump that its handles are not waited for, until it stops this. */
  private void giveUp() {
    queue = null;
    waits = null;
    while (obey()) {
      for (HandleWait wait : List.copyOf(armed)) {
        armed.remove(wait);
        pump.accept(wait, HandleState.FAILED);
      }
      if (commands.isEmpty()) {
        LockSupport.park(this);
      }
    }
  }
}
