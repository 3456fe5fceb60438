// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/**
 * B1, B2: from posting a task to its running. Tasks arrive at random times that do not depend on
 * how fast they are run (open loop), {@code gap} microseconds apart on average; each works for
 * {@code work} microseconds. The subject's own part is that from the end of its wait on.
 */
final class PostLatency implements Workload {
  /** Below this a thread that gives its processor away comes back too late. */
  private static final long SHORTEST_PARK = 200_000;

  private static final class Task implements Runnable {
    private final Subject subject;
    private final Latencies latencies;
    private final Latencies own;
    private final CountDownLatch left;
    private final long work;
    private Runnable poster;
    private long posted;

    Task(Subject subject, Latencies latencies, Latencies own, CountDownLatch left, long work) {
      this.subject = subject;
      this.latencies = latencies;
      this.own = own;
      this.left = left;
      this.work = work;
    }

    void post() {
      posted = System.nanoTime();
      poster.run();
    }

    @Override
    public void run() {
      long start = System.nanoTime();
      latencies.record(start - posted);
      long awake = subject.awakeSince();
      if (awake > posted) {
        own.record(start - awake);
      }
      if (work > 0) {
        Pause.spinUntil(start + work);
      }
      left.countDown();
    }
  }

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    long gap = order.number("gap") * 1000L;
    Latencies latencies = new Latencies();
    Latencies own = new Latencies();
    CountDownLatch left = new CountDownLatch(count);
    Task[] tasks = new Task[count];
    for (int i = 0; i < count; i++) {
      tasks[i] = new Task(subject, latencies, own, left, order.number("work") * 1000L);
      tasks[i].poster = subject.poster(tasks[i]);
    }
    SplittableRandom random = new SplittableRandom(count);
    long next = System.nanoTime();
    for (Task task : tasks) {
      next += gap / 2 + random.nextLong(gap);
      if (gap < SHORTEST_PARK) {
        Pause.spinUntil(next);
      } else {
        Pause.parkUntil(next);
      }
      task.post();
    }
    Pause.await(left, "tasks");
    return latencies.result(own);
  }
}
