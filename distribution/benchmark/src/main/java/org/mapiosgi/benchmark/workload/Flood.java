// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/**
 * B8, B9: one class of work is kept in supply without end ({@code of=tasks} by 4 threads, {@code
 * of=messages} by one); how long does the other wait? {@code count} times, a few milliseconds
 * apart. Each item of the flood works for {@code work} microseconds.
 */
final class Flood implements Workload {
  /** Fewer than the 10 000 messages that Windows lets wait. */
  private static final int WAITING = 9000;

  private static final long PROBE_NANOS = 3_000_000;

  private static final class Probe implements Runnable {
    private final Latencies latencies;
    private final CountDownLatch left;
    private volatile long posted;

    Probe(Latencies latencies, CountDownLatch left) {
      this.latencies = latencies;
      this.left = left;
    }

    @Override
    public void run() {
      latencies.record(System.nanoTime() - posted);
      left.countDown();
    }
  }

  private volatile boolean ended;

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    boolean tasks = order.text("of").equals("tasks");
    long work = order.number("work") * 1000L;
    int count = order.number("count");
    Semaphore places = new Semaphore(WAITING);
    Runnable item =
        () -> {
          Pause.spinUntil(System.nanoTime() + work);
          places.release();
        };
    Runnable flood = tasks ? subject.poster(item) : subject.message(item);
    Latencies latencies = new Latencies();
    CountDownLatch left = new CountDownLatch(count);
    Probe[] probes = new Probe[count];
    Runnable[] posts = new Runnable[count];
    for (int i = 0; i < count; i++) {
      probes[i] = new Probe(latencies, left);
      posts[i] = tasks ? subject.message(probes[i]) : subject.poster(probes[i]);
    }
    ended = false;
    Producers producers = Producers.of(tasks ? 4 : 1, number -> flood(places, flood));
    long next = producers.go();
    try {
      for (int i = 0; i < count; i++) {
        next += PROBE_NANOS;
        Pause.parkUntil(next);
        probes[i].posted = System.nanoTime();
        posts[i].run();
      }
      Pause.await(left, "probes");
    } finally {
      ended = true;
      places.release(WAITING);
      producers.join();
    }
    return latencies.result();
  }

  private void flood(Semaphore places, Runnable post) {
    while (!ended) {
      places.acquireUninterruptibly();
      post.run();
    }
  }
}
