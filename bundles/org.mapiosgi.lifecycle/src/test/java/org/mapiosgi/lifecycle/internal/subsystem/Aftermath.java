// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What has to be true of a subsystem that has been stopped, whatever had happened to it. */
final class Aftermath {
  private Aftermath() {}

  static void inspect(Bench bench, FaultReport report, List<String> problems) {
    if (!bench.threadsGone(Bench.LONG)) {
      report.hang();
      problems.add("threads are left");
    }
    String left = bench.stage.left();
    if (!left.isEmpty()) {
      report.leak();
      problems.add("left: " + left);
    }
    if (bench.registry.size() != 0) {
      report.leak();
      problems.add("services are left");
    }
    Set<String> broken = new HashSet<>(bench.stage.brokenRules());
    broken.removeAll(excused(bench.stage.struck()));
    if (!broken.isEmpty()) {
      problems.add("rules are broken: " + broken);
    }
  }

  /** What cannot be kept where the call that keeps it fails. */
  private static Set<String> excused(List<String> struck) {
    Set<String> excused = new HashSet<>();
    if (struck.contains("IMsgStore::Unadvise")) {
      excused.add("R15");
    }
    if (struck.contains("IMAPISession::Logoff")) {
      excused.add("R13");
    }
    return excused;
  }
}
