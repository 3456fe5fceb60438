// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.pump.internal.queue;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns when many tasks wait, and again at each doubling. Starts anew when the queue has become
 * short.
 */
public final class DepthAlarm {
  private final Logger logger = LoggerFactory.getLogger(DepthAlarm.class);
  private final String pump;
  private final AtomicLong next;
  private final AtomicLong raised = new AtomicLong();
  private volatile int first;
  private volatile LongConsumer listener = queued -> {};

  /**
   * An alarm.
   *
   * @param first how many tasks are many; 0: it never warns
   */
  public DepthAlarm(String pump, int first) {
    this.pump = pump;
    this.first = first;
    this.next = new AtomicLong(first);
  }

  /** Sets a listener that also hears how many tasks wait. */
  public void onRaised(LongConsumer told) {
    listener = told;
  }

  /** Any thread: another depth from now on. */
  public void configure(int depth) {
    if (depth != first) {
      first = depth;
      next.set(depth);
    }
  }

  /** Any thread, now and then. */
  public void look(long queued) {
    int many = first;
    long limit = next.get();
    if (many == 0 || limit == 0) {
      return;
    }
    if (queued >= limit) {
      long higher = limit;
      while (queued >= higher) {
        higher *= 2;
      }
      if (next.compareAndSet(limit, higher)) {
        raised.incrementAndGet();
        tell(queued);
      }
    } else if (limit != many && queued < Math.max(1, many / 2)) {
      next.compareAndSet(limit, many);
    }
  }

  private void tell(long queued) {
    try {
      logger.warn(
          "pump '{}' has {} tasks waiting: they come faster than it runs them", pump, queued);
      listener.accept(queued);
    } catch (Throwable e) {
      // An appender that throws, or no stack: neither the pump nor the producer is to blame, and
      // the next doubling tries again.
      return;
    }
  }

  /** How often it warned. */
  public long raised() {
    return raised.get();
  }
}
