// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.jmh;

import java.util.Collection;
import java.util.List;
import org.mapiosgi.benchmark.report.Samples;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Has JMH measure one benchmark: one fork a subject and session, the subjects in turn. */
public final class JmhStep {
  /** {@link ExecuteCost}, as in the results. */
  public static final JmhStep EXECUTE = new JmhStep("B12.jmh", ExecuteCost.class);

  /** {@link RowsCost}, as in the results. */
  public static final JmhStep ROWS = new JmhStep("R1", RowsCost.class);

  /** {@link SyncCost}, as in the results. */
  public static final JmhStep SYNC = new JmhStep("S1", SyncCost.class);

  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final String id;
  private final Class<?> benchmark;

  private JmhStep(String id, Class<?> benchmark) {
    this.id = id;
    this.benchmark = benchmark;
  }

  /** The id in the results. */
  public String id() {
    return id;
  }

  /** Measures each subject once. */
  public void run(List<String> subjects, int iterations, Samples samples) {
    for (String subject : subjects) {
      try {
        take(subject, new Runner(options(subject, iterations)).run(), samples);
      } catch (RunnerException e) {
        samples.failed(id, subject, String.valueOf(e.getMessage()));
      }
    }
  }

  private Options options(String subject, int iterations) {
    return new OptionsBuilder()
        .include(benchmark.getName())
        .param("subject", subject)
        .forks(1)
        .jvmArgs("-Xms2g", "-Xmx2g")
        .warmupIterations(iterations)
        .warmupTime(TimeValue.milliseconds(400))
        .measurementIterations(iterations)
        .measurementTime(TimeValue.milliseconds(400))
        .addProfiler(GCProfiler.class)
        .verbosity(VerboseMode.SILENT)
        .shouldFailOnError(true)
        .build();
  }

  private void take(String subject, Collection<RunResult> results, Samples samples) {
    for (RunResult result : results) {
      samples.add(id, subject, "time", result.getPrimaryResult().getScore());
      Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
      if (allocated != null) {
        samples.add(id, subject, "bytes", allocated.getScore());
      }
    }
  }
}
