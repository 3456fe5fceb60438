// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jctools.queues.MpscUnboundedArrayQueue;

/**
 * The floor: a queue of JCTools and a thread that parks where it is empty. No timers, no errors
 * contained, no future, no metrics: what any executor costs at least.
 */
public final class QueueSubject implements Subject {
  private final MpscUnboundedArrayQueue<Runnable> queue = new MpscUnboundedArrayQueue<>(1024);
  private final AtomicBoolean sleeps = new AtomicBoolean();
  private final Thread thread = new Thread(this::loop, "queue");
  private volatile boolean ended;

  /** Starts one. */
  public QueueSubject() {
    thread.setDaemon(true);
    thread.start();
  }

  private void loop() {
    while (!ended) {
      Runnable task = queue.poll();
      if (task != null) {
        task.run();
        continue;
      }
      sleeps.set(true);
      if (queue.isEmpty() && !ended) {
        LockSupport.park(this);
      }
      sleeps.set(false);
    }
  }

  @Override
  public Runnable poster(Runnable task) {
    return () -> {
      queue.add(task);
      if (sleeps.get() && sleeps.compareAndSet(true, false)) {
        LockSupport.unpark(thread);
      }
    };
  }

  @Override
  public void close() {
    ended = true;
    LockSupport.unpark(thread);
  }
}
