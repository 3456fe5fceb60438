// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.concurrent.CountDownLatch;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/** B3 in the shape of SWT's own benchmark: one thread posts {@code count}, then they are run. */
final class Drain implements Workload {
  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    CountDownLatch left = new CountDownLatch(1);
    Runnable nothing = subject.poster(new Nothing());
    Runnable last = subject.poster(left::countDown);
    try (Gate gate = Gate.close(subject)) {
      long start = System.nanoTime();
      for (int i = 1; i < count; i++) {
        nothing.run();
      }
      last.run();
      long posted = System.nanoTime();
      gate.open();
      Pause.await(left, "the last task");
      long drained = System.nanoTime();
      return Line.of(Line.RESULT)
          .with(OPERATIONS, count)
          .with("post", (posted - start) / 1e6)
          .with("drain", (drained - posted) / 1e6);
    }
  }
}
