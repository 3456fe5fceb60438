// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.util.List;
import org.mapiosgi.benchmark.report.Goal;
import org.mapiosgi.benchmark.report.Samples;

/** Where subjects run, and what is done to them there. */
public interface Platform extends AutoCloseable {
  /** As in the results. */
  String name();

  /** What is measured, in order. */
  List<Step> steps();

  /** What is made of it. */
  List<Goal> goals();

  /** How often all of it is done, with new processes each time. */
  int sessions();

  /** In whose process a subject is measured: most in their own. */
  default String home(String subject) {
    return subject;
  }

  /** Starts a process that measures the subject, and those that are at home with it. */
  WorkerProcess start(String subject);

  /** What is measured by other means than workers; called once a session. */
  default void measureApart(Samples samples) {
    // Nothing.
  }

  /** The ids of what {@link #measureApart} measures. */
  default List<String> apart() {
    return List.of();
  }

  @Override
  void close();
}
