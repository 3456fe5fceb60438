// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.concurrent.CountDownLatch;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/**
 * B3: {@code producers} threads post {@code count} tasks that do nothing, while the subject runs
 * them. Ends when the last task of each producer has run.
 */
final class Throughput implements Workload {
  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int threads = order.number("producers");
    int each = order.number("count") / threads;
    CountDownLatch left = new CountDownLatch(threads);
    Runnable nothing = subject.poster(new Nothing());
    Runnable last = subject.poster(left::countDown);
    Producers producers =
        Producers.of(
            threads,
            number -> {
              for (int i = 1; i < each; i++) {
                nothing.run();
              }
              last.run();
            });
    long start = producers.go();
    Pause.await(left, "the producers' last tasks");
    long nanos = System.nanoTime() - start;
    producers.join();
    long tasks = (long) each * threads;
    return Line.of(Line.RESULT)
        .with(OPERATIONS, tasks)
        .with("rate", tasks * 1e9 / nanos)
        .with("millis", nanos / 1e6);
  }
}
