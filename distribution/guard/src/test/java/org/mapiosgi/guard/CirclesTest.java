// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** No packages of a bundle, and no bundles, use each other in a circle. */
@TestInstance(Lifecycle.PER_CLASS)
class CirclesTest {
  /**
   * Circles that are still there. This list only gets shorter: the test fails for an entry that is
   * not a circle any more, or that has fewer packages than stand here.
   */
  private static final Set<SortedSet<String>> KNOWN =
      Set.of(
          circle(
              "org.mapiosgi.binding.emulator",
              "org.mapiosgi.binding.emulator.internal",
              "org.mapiosgi.binding.emulator.internal.gate",
              "org.mapiosgi.binding.emulator.internal.mime",
              "org.mapiosgi.binding.emulator.internal.model",
              "org.mapiosgi.binding.emulator.internal.objects",
              "org.mapiosgi.binding.emulator.internal.profile",
              "org.mapiosgi.binding.emulator.internal.table"));

  private final Code code = Code.read();

  @Test
  void packages() {
    Graph graph = code.packages();
    assertThat(graph.parts()).as("packages").hasSizeGreaterThan(20);
    Set<SortedSet<String>> circles = graph.circles();
    Set<SortedSet<String>> unknown = without(circles, KNOWN);
    assertThat(unknown)
        .as(
            "circles of packages; break them where the less general package is used:\n%s",
            unknown.stream().map(graph::describe).collect(Collectors.joining("\n")))
        .isEmpty();
    assertThat(without(KNOWN, circles)).as("known circles to remove from this test").isEmpty();
  }

  @Test
  void bundles() {
    Graph graph = code.bundles();
    assertThat(graph.circles()).isEmpty();
  }

  private static Set<SortedSet<String>> without(
      Set<SortedSet<String>> all, Set<SortedSet<String>> others) {
    return all.stream().filter(circle -> !others.contains(circle)).collect(Collectors.toSet());
  }

  private static SortedSet<String> circle(String... packages) {
    return new TreeSet<>(List.of(packages));
  }
}
