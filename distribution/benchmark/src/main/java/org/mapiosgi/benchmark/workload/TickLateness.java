// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.concurrent.CountDownLatch;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/** B5: a timer at a fixed rate of {@code period} milliseconds, {@code count} times. */
final class TickLateness implements Workload {
  @Override
  public Line run(Subject subject, Line order) throws Exception {
    int count = order.number("count");
    int period = order.number("period");
    Latencies latencies = new Latencies();
    CountDownLatch left = new CountDownLatch(count);
    long start = System.nanoTime();
    subject.ticks(
        new Runnable() {
          private long tick;

          @Override
          public void run() {
            tick++;
            if (tick <= count) {
              latencies.record(System.nanoTime() - start - tick * period * 1_000_000L);
              left.countDown();
            }
          }
        },
        period);
    Pause.await(left, "ticks");
    return latencies.result();
  }
}
