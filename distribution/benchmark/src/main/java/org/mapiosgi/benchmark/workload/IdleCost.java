// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import java.util.OptionalLong;
import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.CallCounts;
import org.mapiosgi.benchmark.subject.Subject;

/** B11: nothing to do for {@code millis}. */
final class IdleCost implements Workload {
  private static final long SETTLE_MILLIS = 1500;

  // Time must pass with nothing to wait for: that is the load.
  @SuppressWarnings("ThreadSleep")
  @Override
  public Line run(Subject subject, Line order) throws Exception {
    ThreadCost thread = ThreadCost.of(subject);
    Thread.sleep(SETTLE_MILLIS);
    OptionalLong sleeps = thread.sleeps();
    CallCounts calls = subject.calls();
    long processor = thread.processor();
    long allocated = thread.allocated();
    long start = System.nanoTime();
    Thread.sleep(order.number("millis"));
    double seconds = (System.nanoTime() - start) / 1e9;
    Line result =
        Line.of(Line.RESULT)
            .with("processor", (thread.processor() - processor) / 1e6 / seconds)
            .with("allocated", (thread.allocated() - allocated) / seconds);
    if (calls.known()) {
      result = result.with("waits", subject.calls().since(calls).waits() / seconds);
    }
    OptionalLong sleepsAfter = thread.sleeps();
    if (sleeps.isPresent() && sleepsAfter.isPresent()) {
      result = result.with("sleeps", (sleepsAfter.getAsLong() - sleeps.getAsLong()) / seconds);
    }
    return result;
  }
}
