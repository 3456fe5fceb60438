// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.workload.Workload;

/** M1: the CPU time for double the size, through that for the size. */
final class MailGrowth implements Workload {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int RUNS = 3;
  private static final double NANOS_OF_MILLI = 1e6;

  @Override
  public Line run(Subject subject, Line order) throws Exception {
    MailKinds.Kind kind = MailKinds.named(order.text("kind"));
    try (Scratch one = Scratch.open();
        Scratch two = Scratch.open()) {
      MailKinds.Work single = kind.input().of(kind.size(), one.directory());
      MailKinds.Work twice = kind.input().of(2 * kind.size(), two.directory());
      single.run();
      twice.run();
      long least = Long.MAX_VALUE;
      long leastTwice = Long.MAX_VALUE;
      for (int run = 0; run < RUNS; run++) {
        least = Math.min(least, cpu(single));
        leastTwice = Math.min(leastTwice, cpu(twice));
      }
      return Line.of(Line.RESULT)
          .with("growth", leastTwice / (double) Math.max(1, least))
          .with("millis", least / NANOS_OF_MILLI);
    }
  }

  private static long cpu(MailKinds.Work work) throws Exception {
    long before = THREADS.getCurrentThreadCpuTime();
    work.run();
    return THREADS.getCurrentThreadCpuTime() - before;
  }
}
