// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class GraphTest {
  private final Graph graph = new Graph();

  @Test
  void aChainHasNoCircle() {
    use("a", "b");
    use("b", "c");
    use("a", "c");
    assertThat(graph.circles()).isEmpty();
  }

  @Test
  void aCircleIsFoundOverSeveralPartsAndOnce() {
    use("a", "b");
    use("b", "c");
    use("c", "a");
    use("c", "outside");
    assertThat(graph.circles()).isEqualTo(Set.of(new TreeSet<>(List.of("a", "b", "c"))));
  }

  @Test
  void twoCirclesAreTwo() {
    use("a", "b");
    use("b", "a");
    use("b", "c");
    use("c", "d");
    use("d", "c");
    assertThat(graph.circles())
        .isEqualTo(Set.of(new TreeSet<>(List.of("a", "b")), new TreeSet<>(List.of("c", "d"))));
  }

  @Test
  void aCircleIsDescribedByTheClassesThatMakeIt() {
    graph.add("a", "b", "x.a.One", "x.b.Two");
    graph.add("b", "a", "x.b.Two", "x.a.Three");
    graph.add("b", "c", "x.b.Two", "x.c.Four");
    assertThat(graph.describe(new TreeSet<>(List.of("a", "b"))))
        .isEqualTo("a uses b:\n    One -> Two\nb uses a:\n    Two -> Three\n");
  }

  private void use(String from, String to) {
    graph.add(from, to, from + ".From", to + ".To");
  }
}
