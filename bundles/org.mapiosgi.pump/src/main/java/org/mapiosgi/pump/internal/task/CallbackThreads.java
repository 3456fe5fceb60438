// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one consumer's callbacks. If all of them are held and none makes progress while
 * callbacks wait, a warning names the consumer and says where its threads are.
 */
final class CallbackThreads extends ThreadPoolExecutor {
  /** The most threads of one consumer. */
  static final int THREADS = 8;

  private static final int IDLE_SECONDS = 10;

  /** A block that lasts is reported again after so many times the patience. */
  private static final int SILENCE = 12;

  private final String consumer;
  private final Deadlines deadlines;
  private final long patienceNanos;
  private final Logger logger;
  private final Map<Thread, ThreadState> busy = new ConcurrentHashMap<>();
  private final AtomicBoolean watched = new AtomicBoolean();

  /**
   * No thread yet.
   *
   * @param consumer named in a warning
   * @param patienceNanos how long callbacks wait without any progress before a warning
   */
  CallbackThreads(String consumer, Deadlines deadlines, long patienceNanos) {
    this(consumer, deadlines, patienceNanos, LoggerFactory.getLogger(CallbackThreads.class));
  }

  CallbackThreads(String consumer, Deadlines deadlines, long patienceNanos, Logger logger) {
    super(
        THREADS,
        THREADS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        new Numbered()::create);
    this.consumer = consumer;
    this.deadlines = deadlines;
    this.patienceNanos = patienceNanos;
    this.logger = logger;
    allowCoreThreadTimeOut(true);
  }

  /** Names the threads. */
  private static final class Numbered {
    private final AtomicInteger number = new AtomicInteger();

    Thread create(Runnable task) {
      Thread thread = new Thread(task, "pump-callbacks-" + number.incrementAndGet());
      thread.setDaemon(true);
      thread.setContextClassLoader(CallbackThreads.class.getClassLoader());
      return thread;
    }
  }

  @Override
  public void execute(Runnable callback) {
    super.execute(callback);
    if (!getQueue().isEmpty() && watched.compareAndSet(false, true)) {
      watch(patienceNanos);
    }
  }

  private void watch(long nanos) {
    long done = getCompletedTaskCount();
    var unused = deadlines.after(nanos, () -> look(done));
  }

  private void look(long before) {
    if (getQueue().isEmpty()) {
      watched.set(false);
      return;
    }
    boolean blocked = getCompletedTaskCount() == before;
    if (blocked) {
      report();
    }
    watch(blocked ? SILENCE * patienceNanos : patienceNanos);
  }

  private void report() {
    List<String> held = new ArrayList<>();
    Throwable where = null;
    for (Thread thread : busy.keySet()) {
      StackTraceElement[] stack = thread.getStackTrace();
      held.add(thread.getName());
      if (where == null && stack.length > 0) {
        where = new Throwable("stack of thread " + thread.getName());
        where.setStackTrace(stack);
      }
    }
    logger.warn(
        "callbacks of {} hold all {} threads that this consumer has ({}), and {} more callbacks"
            + " of it wait. Other consumers are not affected. Where one of the threads is:",
        consumer,
        THREADS,
        String.join(", ", held),
        getQueue().size(),
        where);
  }

  @Override
  protected void beforeExecute(Thread thread, Runnable callback) {
    busy.put(thread, ThreadState.take());
  }

  @Override
  protected void afterExecute(Runnable callback, Throwable thrown) {
    ThreadState own = busy.remove(Thread.currentThread());
    if (own != null) {
      own.restore();
    }
  }
}
