// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/**
 * B5: {@code count} one-shot timers of 1 to {@code spread} milliseconds, at random. Whole
 * milliseconds, so that a peer that knows no shorter unit is not punished for it.
 */
final class TimerLateness implements Workload {
  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    int spread = order.number("spread");
    Latencies latencies = new Latencies();
    Latencies own = new Latencies();
    CountDownLatch left = new CountDownLatch(count);
    SplittableRandom random = new SplittableRandom(spread);
    for (int i = 0; i < count; i++) {
      int millis = 1 + random.nextInt(spread);
      // Read before the timer is started: it cannot be due before this.
      long due = System.nanoTime() + millis * 1_000_000L;
      subject.timer(
          () -> {
            long start = System.nanoTime();
            latencies.record(start - due);
            long awake = subject.awakeSince();
            if (awake > due) {
              own.record(start - awake);
            }
            left.countDown();
          },
          millis);
    }
    Pause.await(left, "timers");
    return latencies.result(own);
  }
}
