// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the reference provider noted of the calls that reached it, in their order.
 *
 * @param lines all complete lines
 */
record TraceFile(List<TraceLine> lines) {
  /** Copies the lines. */
  TraceFile {
    lines = List.copyOf(lines);
  }

  /** The lines so far; none where there is no file yet. A line still being written is left out. */
  static TraceFile read(Path file) {
    try {
      return Files.exists(file)
          ? parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
          : new TraceFile(List.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The complete lines of a text. */
  static TraceFile parse(String text) {
    int end = text.lastIndexOf('\n');
    List<TraceLine> lines = new ArrayList<>();
    if (end >= 0) {
      text.substring(0, end)
          .lines()
          .filter(line -> !line.isBlank())
          .forEach(line -> lines.add(TraceLine.parse(line)));
    }
    return new TraceFile(lines);
  }

  /** The calls of that name, exact or as the method part: {@code OnNotify}. */
  List<TraceLine> calls(String name) {
    return where(line -> line.name().equals(name) || line.name().endsWith("::" + name));
  }

  List<TraceLine> where(Predicate<TraceLine> wanted) {
    return lines.stream().filter(wanted).toList();
  }

  Optional<TraceLine> first(String name) {
    return calls(name).stream().findFirst();
  }

  Optional<TraceLine> last(String name) {
    List<TraceLine> calls = calls(name);
    return calls.isEmpty() ? Optional.empty() : Optional.of(calls.get(calls.size() - 1));
  }

  /** The threads, in the order of their first call. */
  Set<Long> threads() {
    Set<Long> threads = new LinkedHashSet<>();
    lines.forEach(line -> threads.add(line.thread()));
    return threads;
  }

  /** What one thread did. */
  List<TraceLine> of(long thread) {
    return where(line -> line.thread() == thread);
  }

  /** The calls after the given one. */
  List<TraceLine> after(TraceLine call) {
    return where(line -> line.sequence() > call.sequence());
  }

  TraceLine lastLine() {
    if (lines.isEmpty()) {
      throw new AssertionError("nothing was traced");
    }
    return lines.get(lines.size() - 1);
  }
}
