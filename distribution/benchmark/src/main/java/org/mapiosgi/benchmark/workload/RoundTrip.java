// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.concurrent.locks.LockSupport;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/**
 * B4: {@code callers} threads post a task each, sleep until it has run, and post the next, {@code
 * count} times. With one caller and a {@code gap} of some milliseconds the subject sleeps before
 * each task.
 */
final class RoundTrip implements Workload {
  private static final class Caller implements Runnable {
    private final Thread thread = Thread.currentThread();
    private volatile boolean done;

    @Override
    public void run() {
      done = true;
      LockSupport.unpark(thread);
    }

    // Time must pass for the subject to fall asleep in.
    @SuppressWarnings("ThreadSleep")
    Latencies call(Runnable poster, int count, int gap) throws InterruptedException {
      Latencies latencies = new Latencies();
      for (int i = 0; i < count; i++) {
        if (gap > 0) {
          Thread.sleep(gap);
        }
        done = false;
        long start = System.nanoTime();
        poster.run();
        while (!done) {
          LockSupport.park(this);
        }
        latencies.record(System.nanoTime() - start);
      }
      return latencies;
    }
  }

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    int gap = order.number("gap");
    int callers = order.number("callers");
    Latencies[] latencies = new Latencies[callers];
    Producers producers =
        Producers.of(
            callers,
            number -> {
              Caller caller = new Caller();
              latencies[number] = caller.call(subject.poster(caller), count, gap);
            });
    long start = producers.go();
    producers.join();
    long nanos = System.nanoTime() - start;
    Latencies all = new Latencies();
    for (Latencies some : latencies) {
      all.add(some);
    }
    return all.result().with("rate", (double) count * callers * 1e9 / nanos);
  }
}
