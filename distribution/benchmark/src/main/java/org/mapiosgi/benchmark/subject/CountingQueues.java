// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.subject;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.mapiosgi.spi.DispatchReport;
import org.mapiosgi.spi.HandleWaits;
import org.mapiosgi.spi.InputFilter;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;
import org.mapiosgi.spi.MessageWindow;
import org.mapiosgi.spi.MessageWindows;

/** Message queues that count what a pump asks of them, all of them together. */
public final class CountingQueues implements MessageQueueFactory {
  private final MessageQueueFactory queues;
  private final List<Counted> opened = new CopyOnWriteArrayList<>();

  /** Counts around the given ones. */
  public CountingQueues(MessageQueueFactory queues) {
    this.queues = queues;
  }

  /** Until now, at about this moment. */
  public CallCounts counts() {
    return new CallCounts(
        sum(queue -> queue.wakes),
        sum(queue -> queue.waits),
        sum(queue -> queue.looks),
        sum(queue -> queue.dispatches));
  }

  private long sum(Function<Counted, AtomicLong> counter) {
    return opened.stream().mapToLong(queue -> counter.apply(queue).get()).sum();
  }

  /** On the thread of a queue: when its last wait ended. */
  public long awakeSince() {
    long last = Long.MIN_VALUE;
    for (Counted queue : opened) {
      last = Math.max(last, queue.awakeSince);
    }
    return last;
  }

  @Override
  public MessageQueue open(String name) {
    Counted counted = new Counted(queues.open(name));
    opened.add(counted);
    return counted;
  }

  private static final class Counted
      implements MessageQueue, HandleWaits, MessageWindows, InputFilter {
    private final MessageQueue queue;
    private final HandleWaits handles;
    private final MessageWindows windows;
    private final InputFilter input;
    private final AtomicLong wakes = new AtomicLong();
    private final AtomicLong waits = new AtomicLong();
    private final AtomicLong looks = new AtomicLong();
    private final AtomicLong dispatches = new AtomicLong();

    /** The owner's. */
    private long awakeSince = Long.MIN_VALUE;

    Counted(MessageQueue queue) {
      this.queue = queue;
      this.handles = queue.handles().orElse(null);
      this.windows = queue.windows().orElse(null);
      this.input = queue.input().orElse(null);
    }

    /** The owner is the one writer, so no locked instruction is put into what is measured. */
    private static void add(AtomicLong counter, int calls) {
      counter.lazySet(counter.getPlain() + calls);
    }

    @Override
    public void wake() {
      wakes.incrementAndGet();
      queue.wake();
    }

    @Override
    public Wakeup await(long nanos) {
      add(waits, 1);
      Wakeup wakeup = queue.await(nanos);
      awakeSince = System.nanoTime();
      return wakeup;
    }

    @Override
    public Wakeup await(long nanos, Input seen) {
      add(waits, 1);
      return input.await(nanos, seen);
    }

    @Override
    public Dispatched dispatchTimer() {
      Dispatched dispatched = windows.dispatchTimer();
      add(looks, 1);
      if (dispatched == Dispatched.MESSAGE) {
        add(dispatches, 2);
      }
      return dispatched;
    }

    @Override
    public Optional<HandleWaits> handles() {
      return handles == null ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Optional<MessageWindows> windows() {
      return windows == null ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Optional<InputFilter> input() {
      return input == null ? Optional.empty() : Optional.of(this);
    }

    @Override
    public Optional<DispatchReport> dispatching() {
      return queue.dispatching();
    }

    @Override
    public void postQuit() {
      windows.postQuit();
    }

    @Override
    public MessageWindow window(MessageWindow.Procedure procedure) {
      return windows.window(procedure);
    }

    @Override
    public int capacity() {
      return handles.capacity();
    }

    @Override
    public void watch(long... watched) {
      handles.watch(watched);
    }

    @Override
    public HandleState probe(int index) {
      add(looks, 1);
      return handles.probe(index);
    }

    @Override
    public HandleState look(long handle) {
      add(looks, 1);
      return handles.look(handle);
    }

    @Override
    public boolean isMutex(long handle) {
      return handles.isMutex(handle);
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
  }
}
