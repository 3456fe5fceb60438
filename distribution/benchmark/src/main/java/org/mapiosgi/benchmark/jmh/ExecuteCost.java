// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.jmh;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.benchmark.subject.Subject;
import org.mapiosgi.benchmark.subject.Subjects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs in time and memory to post one task again and again and have it run. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ExecuteCost {
  private static final int BATCH = 10_000;

  /** Who runs the tasks. */
  @Param(Subjects.PUMP)
  public String subject;

  private final Semaphore done = new Semaphore(0);
  private Subject executor;
  private Runnable nothing;
  private Runnable last;

  /** Starts the subject. */
  @Setup
  public void start() throws Exception {
    executor = Subjects.portable().get(subject).call();
    nothing = executor.poster(() -> {});
    last = executor.poster(done::release);
  }

  /** A batch, and the wait for its end. */
  @Benchmark
  @OperationsPerInvocation(BATCH)
  public void execute() throws InterruptedException {
    for (int i = 1; i < BATCH; i++) {
      nothing.run();
    }
    last.run();
    done.acquire();
  }

  /** Ends the subject. */
  @TearDown
  public void end() {
    executor.close();
  }
}
