// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mapiosgi.certify.Assertion.Detail;

/**
 * Collects the results of a run. The files are written anew with each assertion, so that they say
 * the truth of a run that ended in the middle of it, too. Thread-safe: the thread that watches the
 * time may end the run.
 */
final class Report {
  private static final String NOT_REACHED = "the process ended before";

  private final Path directory;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private final SortedMap<String, Assertion> assertions = new TreeMap<>();
  private boolean closed;

  Report(Path directory) {
    this.directory = directory;
  }

  /** Says something about the run, the machine or the mailbox. */
  synchronized void fact(String name, String text) {
    if (!closed) {
      facts.put(name, text);
    }
  }

  /** The assertions that there are; none has been tried yet. */
  synchronized void expect(Collection<String> names) {
    names.forEach(name -> assertions.put(name, Assertion.notTried(name, NOT_REACHED)));
  }

  /** If the process ends now, it is this assertion that ended it. */
  synchronized void begin(String name) throws IOException {
    put(Assertion.fails(name, List.of(new Detail("failure", "the process ended in it"))));
    write();
  }

  /** The result of an assertion. */
  synchronized void put(Assertion assertion) {
    if (!closed) {
      assertions.put(assertion.name(), assertion);
    }
  }

  /** No assertion is tried any more; those that were not finished were not tried. */
  synchronized void outOfTime(String running) {
    if (!running.isEmpty()) {
      put(Assertion.notTried(running, "the time of the run was over while it ran"));
    }
    for (Assertion each : List.copyOf(assertions.values())) {
      if (each.equals(Assertion.notTried(each.name(), NOT_REACHED))) {
        put(Assertion.notTried(each.name(), "the time of the run was over before"));
      }
    }
  }

  /** Writes the files a last time. Later results change nothing. */
  synchronized void end(Verdict verdict) throws IOException {
    fact("verdict", verdict.text());
    write();
    closed = true;
  }

  synchronized long count(Outcome outcome) {
    return assertions.values().stream().filter(each -> each.outcome() == outcome).count();
  }

  Path text() {
    return directory.resolve("certify.txt");
  }

  private void write() throws IOException {
    if (closed) {
      return;
    }
    Files.createDirectories(directory);
    ReportFormat format = new ReportFormat(facts, List.copyOf(assertions.values()));
    replace(directory.resolve("certify.json"), format.json());
    replace(text(), format.text());
  }

  /** A reader finds the old file or the new one, whenever this process ends. */
  private static void replace(Path file, String content) throws IOException {
    Path made = file.resolveSibling(file.getFileName() + ".new");
    Files.write(made, content.getBytes(StandardCharsets.UTF_8));
    Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
