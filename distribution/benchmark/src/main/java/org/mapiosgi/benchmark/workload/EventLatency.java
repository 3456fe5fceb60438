// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/**
 * B7: the subject waits for {@code events} kernel events. First {@code count} times one of them, at
 * random, is signalled and its handler awaited: how long does that take? Then every handler signals
 * its own event again, for {@code millis}: how often has each had its turn? At the end: is a signal
 * left that no handler was run for?
 */
final class EventLatency implements Workload {
  private static final long PATIENCE_SECONDS = 12;

  /** One event. The subject's thread runs it. */
  private final class Watched implements Runnable {
    private final Thread caller = Thread.currentThread();
    private final CountDownLatch left;
    private Runnable signal;
    private volatile long handled;
    private long turns;

    Watched(CountDownLatch left) {
      this.left = left;
    }

    @Override
    public void run() {
      if (!again) {
        handled = System.nanoTime();
        LockSupport.unpark(caller);
      } else if (System.nanoTime() - until < 0) {
        turns++;
        signal.run();
      } else {
        left.countDown();
      }
    }

    long latency() {
      handled = 0;
      long start = System.nanoTime();
      signal.run();
      while (handled == 0) {
        LockSupport.parkNanos(this, TimeUnit.SECONDS.toNanos(1));
        if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
          throw new IllegalStateException("a signal was not handled");
        }
      }
      return handled - start;
    }
  }

  private volatile boolean again;
  private volatile long until;

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    again = false;
    int events = order.number("events");
    CountDownLatch left = new CountDownLatch(events);
    Watched[] all = new Watched[events];
    for (int i = 0; i < events; i++) {
      all[i] = new Watched(left);
      all[i].signal = subject.event(all[i]);
    }
    Latencies latencies = new Latencies();
    SplittableRandom random = new SplittableRandom(events);
    for (int i = 0; i < order.number("count"); i++) {
      latencies.record(all[random.nextInt(events)].latency());
    }
    long nanos = order.number("millis") * 1_000_000L;
    // All in one task: whoever is signalled before the others has turns that they cannot have.
    subject
        .poster(
            () -> {
              until = System.nanoTime() + nanos;
              again = true;
              for (Watched watched : all) {
                watched.signal.run();
              }
            })
        .run();
    boolean complete = left.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    long most = 0;
    long least = Long.MAX_VALUE;
    long turns = 0;
    for (Watched watched : all) {
      most = Math.max(most, watched.turns);
      least = Math.min(least, watched.turns);
      turns += watched.turns;
    }
    return latencies
        .result()
        .with("lost", complete ? 0 : left.getCount())
        .with("fairness", most / (double) Math.max(1, least))
        .with("rate", turns * 1000.0 / order.number("millis"));
  }
}
