// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/**
 * B6: {@code count} timers for later are added, and nine of ten are cancelled, each some time after
 * it was added. Ends when the subject has run a task posted after all that.
 */
final class TimerChurn implements Workload {
  private static final int SOONEST_MILLIS = 100_000;
  private static final int SPREAD_MILLIS = 1_000_000;
  private static final int LAG = 1000;

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    SplittableRandom random = new SplittableRandom(count);
    Nothing nothing = new Nothing();
    Runnable[] cancels = new Runnable[LAG];
    CountDownLatch left = new CountDownLatch(1);
    Runnable last = subject.poster(left::countDown);
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      int slot = i % LAG;
      if (cancels[slot] != null && i % 10 != 0) {
        cancels[slot].run();
      }
      cancels[slot] = subject.timer(nothing, SOONEST_MILLIS + random.nextInt(SPREAD_MILLIS));
    }
    last.run();
    Pause.await(left, "the task after the timers");
    long nanos = System.nanoTime() - start;
    return Line.of(Line.RESULT)
        .with(OPERATIONS, count)
        .with("millis", nanos / 1e6)
        .with("rate", count * 1e9 / nanos);
  }
}
