// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.benchmark.report.Goal;
import org.mapiosgi.benchmark.report.Row;
import org.mapiosgi.benchmark.report.Samples;

/** Runs the sessions of platforms within the time there is. */
public final class Measurement {
  private final Options options;
  private final long deadline;

  /** The time begins to run. */
  public Measurement(Options options) {
    this.options = options;
    this.deadline = System.nanoTime() + options.limit().toNanos();
  }

  /** All sessions of the platform, which is closed then. */
  public List<Row> of(Platform platform) {
    Samples samples = new Samples();
    try (platform) {
      long longest = 0;
      for (int number = 0; number < platform.sessions(); number++) {
        long begin = System.nanoTime();
        if (number > 0 && begin + longest - deadline > 0) {
          System.out.println(platform.name() + ": no time for another session");
          break;
        }
        try (Session session = new Session(platform, options, samples, number, deadline)) {
          session.run();
        }
        platform.measureApart(samples);
        longest = Math.max(longest, System.nanoTime() - begin);
      }
    }
    Set<String> measured =
        Stream.concat(platform.steps().stream().map(Step::id), platform.apart().stream())
            .filter(step -> options.wants(platform.name(), step))
            .collect(Collectors.toSet());
    List<Row> rows = new ArrayList<>();
    for (Goal goal : platform.goals()) {
      if (measured.contains(goal.step())) {
        rows.addAll(goal.rows(platform.name(), samples));
      }
    }
    return rows;
  }
}
