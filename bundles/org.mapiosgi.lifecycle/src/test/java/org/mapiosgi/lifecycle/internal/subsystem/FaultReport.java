// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.subsystem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What became of each run, as a file. Thread-safe. */
final class FaultReport {
  /**
   * One run.
   *
   * @param call which call of the scenario was struck
   * @param operation its name
   * @param code what it failed with; empty where it did not fail
   * @param mode how it was struck
   * @param problem what was wrong with the run; empty where nothing was
   */
  record Run(
      Scenario scenario,
      int call,
      String operation,
      String code,
      String mode,
      String outcome,
      String problem) {
    @Override
    public String toString() {
      return "%s call %d %s %s %s: %s %s"
          .formatted(scenario, call, operation, code, mode, outcome, problem);
    }
  }

  private final String platform;
  private final List<Run> runs = new ArrayList<>();
  private int hangs;
  private int leaks;
  private int lost;

  FaultReport(String platform) {
    this.platform = platform;
  }

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

  synchronized int size() {
    return runs.size();
  }

  synchronized int hangs() {
    return hangs;
  }

  synchronized int leaks() {
    return leaks;
  }

  synchronized int lostUnitsOfWork() {
    return lost;
  }

  synchronized List<Run> problems() {
    return runs.stream().filter(run -> !run.problem().isEmpty()).toList();
  }

  /** Writes it where the build collects it from: {@code -Dfaults.directory}. */
  synchronized void write(String name) throws IOException {
    StringBuilder json = new StringBuilder("{\n  \"totals\": {");
    json.append("\"runs\": ").append(runs.size());
    json.append(", \"hangs\": ").append(hangs);
    json.append(", \"leaks\": ").append(leaks);
    json.append(", \"lostUnitsOfWork\": ").append(lost);
    json.append("},\n  \"runs\": [");
    String separator = "\n";
    for (Run run : runs) {
      json.append(separator).append("    {");
      json.append("\"platform\": ").append(quoted(platform));
      json.append(", \"scenario\": ").append(quoted(run.scenario().title()));
      json.append(", \"call\": ").append(run.call());
      json.append(", \"operation\": ").append(quoted(run.operation()));
      json.append(", \"code\": ").append(quoted(run.code()));
      json.append(", \"mode\": ").append(quoted(run.mode()));
      json.append(", \"outcome\": ").append(quoted(run.outcome()));
      if (!run.problem().isEmpty()) {
        json.append(", \"problem\": ").append(quoted(run.problem()));
      }
      json.append('}');
      separator = ",\n";
    }
    Path directory = Path.of(System.getProperty("faults.directory", "target/faults"));
    Files.createDirectories(directory);
    Files.writeString(directory.resolve(name + ".json"), json.append("\n  ]\n}\n"));
  }

  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("[\\s\\p{Cntrl}]+", " ")
        + '"';
  }
}
