// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** No packages of a bundle, and no bundles, use each other in a circle. */
@TestInstance(Lifecycle.PER_CLASS)
class CirclesTest {
  private final Code code = Code.read();

  @Test
  void packages() {
    Graph graph = code.packages();
    assertThat(graph.parts()).as("packages").hasSizeGreaterThan(20);
    Set<SortedSet<String>> circles = graph.circles();
    assertThat(circles)
        .as(
            "circles of packages; break them where the less general package is used:\n%s",
            circles.stream().map(graph::describe).collect(Collectors.joining("\n")))
        .isEmpty();
  }

  @Test
  void bundles() {
    Graph graph = code.bundles();
    assertThat(graph.circles()).isEmpty();
  }
}
