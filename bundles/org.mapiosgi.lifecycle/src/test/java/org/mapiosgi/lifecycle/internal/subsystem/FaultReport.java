// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What became of each run, as a file. */
final class FaultReport {
  /**
   * One run.
   *
   * @param problem what was wrong with it; empty where nothing was
   */
  record Run(
      String scenario, int call, String operation, String fault, String outcome, String problem) {
    @Override
    public String toString() {
      return "%s call %d %s %s: %s %s"
          .formatted(scenario, call, operation, fault, outcome, problem);
    }
  }

  private final List<Run> runs = new ArrayList<>();
  private int hangs;
  private int leaks;
  private int lost;

  synchronized void add(Run run) {
    runs.add(run);
  }

  synchronized void hang() {
    hangs++;
  }

  synchronized void leak() {
    leaks++;
  }

  synchronized void lost() {
    lost++;
  }

  int size() {
    return runs.size();
  }

  int hangs() {
    return hangs;
  }

  int leaks() {
    return leaks;
  }

  int lostUnitsOfWork() {
    return lost;
  }

  List<Run> problems() {
    return runs.stream().filter(run -> !run.problem().isEmpty()).toList();
  }

  void write(Path file) throws IOException {
    StringBuilder json = new StringBuilder("{\n  \"totals\": {");
    json.append("\"runs\": ").append(runs.size());
    json.append(", \"hangs\": ").append(hangs);
    json.append(", \"leaks\": ").append(leaks);
    json.append(", \"lostUnitsOfWork\": ").append(lost);
    json.append("},\n  \"runs\": [");
    String separator = "\n";
    for (Run run : runs) {
      json.append(separator).append("    {");
      json.append("\"scenario\": ").append(quoted(run.scenario()));
      json.append(", \"call\": ").append(run.call());
      json.append(", \"operation\": ").append(quoted(run.operation()));
      json.append(", \"fault\": ").append(quoted(run.fault()));
      json.append(", \"outcome\": ").append(quoted(run.outcome()));
      json.append(", \"problem\": ").append(quoted(run.problem())).append('}');
      separator = ",\n";
    }
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, json.append("\n  ]\n}\n"));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
  }
}
