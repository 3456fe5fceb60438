// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Parts of the code, and what each part uses of the others. */
final class Graph {
  private final SortedMap<String, SortedMap<String, SortedSet<String>>> uses = new TreeMap<>();

  void add(String part) {
    uses.computeIfAbsent(part, key -> new TreeMap<>());
  }

  /** Notes that {@code source} in one part uses {@code target} in another part. */
  void add(String from, String to, String source, String target) {
    add(from);
    add(to);
    uses.get(from)
        .computeIfAbsent(to, key -> new TreeSet<>())
        .add(simple(source) + " -> " + simple(target));
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  SortedSet<String> parts() {
    return new TreeSet<>(uses.keySet());
  }

  SortedSet<String> usedBy(String part) {
    return new TreeSet<>(uses.getOrDefault(part, new TreeMap<>()).keySet());
  }

  /** The parts that can be reached from each other, one set for each circle. */
  Set<SortedSet<String>> circles() {
    Map<String, SortedSet<String>> reached =
        uses.keySet().stream().collect(Collectors.toMap(part -> part, this::reachable));
    return uses.keySet().stream()
        .filter(part -> reached.get(part).contains(part))
        .map(
            part ->
                reached.get(part).stream()
                    .filter(other -> reached.get(other).contains(part))
                    .collect(Collectors.<String, SortedSet<String>>toCollection(TreeSet::new)))
        .collect(Collectors.toSet());
  }

  private SortedSet<String> reachable(String start) {
    SortedSet<String> reached = new TreeSet<>();
    collect(start, reached);
    return reached;
  }

  private void collect(String part, SortedSet<String> reached) {
    for (String next : usedBy(part)) {
      if (reached.add(next)) {
        collect(next, reached);
      }
    }
  }

  /** All uses between the parts of a circle, for a message. */
  String describe(SortedSet<String> circle) {
    StringBuilder text = new StringBuilder();
    for (String from : circle) {
      for (String to : usedBy(from)) {
        if (circle.contains(to)) {
          text.append(from).append(" uses ").append(to).append(":\n");
          uses.get(from).get(to).forEach(use -> text.append("    ").append(use).append('\n'));
        }
      }
    }
    return text.toString();
  }

  /** The uses of one part by another, for a message. */
  SortedSet<String> uses(String from, String to) {
    return new TreeSet<>(uses.get(from).get(to));
  }
}
