// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.workload;

import org.mapiosgi.benchmark.run.Line;
import org.mapiosgi.benchmark.subject.Subject;

/** One way to load a subject, and what is measured under it. */
@FunctionalInterface
public interface Workload {
  /** In a result: how many tasks, round trips or timers the calls are divided by. */
  String OPERATIONS = "operations";

  /**
   * Loads the subject once.
   *
   * @param subject started for this, and ended after it
   * @param order the sizes of the load
   * @return numbers by name, in a {@link Line#RESULT}
   * @throws org.mapiosgi.benchmark.subject.NotOffered where the subject has no such feature
   */
  Line run(Subject subject, Line order) throws Exception;
}
