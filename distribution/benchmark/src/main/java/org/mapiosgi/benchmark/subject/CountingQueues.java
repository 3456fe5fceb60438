// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.concurrent.atomic.AtomicLong;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;

/** Message queues that count what a pump asks of them. The counts are of all its queues. */
public final class CountingQueues implements MessageQueueFactory {
  private final MessageQueueFactory queues;
  private final AtomicLong wakes = new AtomicLong();
  private final AtomicLong waits = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();
  private final AtomicLong dispatches = new AtomicLong();

  /** Counts around the given ones. */
  public CountingQueues(MessageQueueFactory queues) {
    this.queues = queues;
  }

  /** Until now, at about this moment. */
  public CallCounts counts() {
    return new CallCounts(wakes.get(), waits.get(), looks.get(), dispatches.get());
  }

  /** One writer, so no locked instruction is put into what is measured. */
  private static void add(AtomicLong counter, int calls) {
    counter.lazySet(counter.getPlain() + calls);
  }

  @Override
  public MessageQueue open(String name) {
    MessageQueue queue = queues.open(name);
    return new MessageQueue() {
      @Override
      public void wake() {
        wakes.incrementAndGet();
        queue.wake();
      }

      @Override
      public Wakeup await(long nanos) {
        add(waits, 1);
        return queue.await(nanos);
      }

      @Override
      public Dispatched dispatch() {
        Dispatched dispatched = queue.dispatch();
        add(looks, 1);
        if (dispatched == Dispatched.MESSAGE) {
          add(dispatches, 2);
        }
        return dispatched;
      }

      @Override
      public void close() {
        queue.close();
      }
    };
  }
}
