// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CountDownLatch;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/** B12: one task posted {@code count} times while the subject is busy, then run. */
final class BurstMemory implements Workload {
  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    ThreadCost thread = ThreadCost.of(subject);
    CountDownLatch left = new CountDownLatch(1);
    Runnable nothing = subject.poster(new Nothing());
    Runnable last = subject.poster(left::countDown);
    try (Gate gate = Gate.close(subject)) {
      long collections = collections();
      long drained = thread.allocated();
      long before = ThreadCost.allocatedByCaller();
      for (int i = 0; i < count; i++) {
        nothing.run();
      }
      long posted = ThreadCost.allocatedByCaller() - before;
      last.run();
      gate.open();
      Pause.await(left, "the last task");
      drained = thread.allocated() - drained;
      return Line.of(Line.RESULT)
          .with(OPERATIONS, count)
          .with("post", posted / (double) count)
          .with("run", drained / (double) count)
          .with("bytes", (posted + drained) / (double) count)
          .with("collections", collections() - collections);
    }
  }

  private static long collections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }
}
