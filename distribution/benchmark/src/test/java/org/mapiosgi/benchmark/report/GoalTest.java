// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GoalTest {
  private final Samples samples = new Samples();

  private void rounds(String subject, double... values) {
    for (double value : values) {
      samples.add("B3", subject, "rate", value);
    }
  }

  private Row against(Bound bound) {
    return Goal.of("B3", "rate", "tasks/s", "pump")
        .against("peer", bound)
        .rows("linux", samples)
        .get(0);
  }

  @Test
  void theRatioIsThatOfTheMedians() {
    rounds("pump", 1, 100, 20);
    rounds("peer", 4, 8);

    Row row = against(Bound.atLeast(3));

    assertThat(row.id()).isEqualTo("B3.rate");
    assertThat(row.value()).isEqualTo(20);
    assertThat(row.peerValue()).isEqualTo(6);
    assertThat(row.ratio()).isEqualTo(20.0 / 6);
    assertThat(row.target()).isEqualTo(">= 3x");
    assertThat(row.met()).isTrue();
  }

  @Test
  void aTargetThatIsMissedIsToldAsMissed() {
    rounds("pump", 20);
    rounds("peer", 10);

    assertThat(against(Bound.atLeast(2.01)).met()).isFalse();
    assertThat(against(Bound.atMost(2)).met()).isTrue();
    assertThat(against(Bound.atMost(1.99)).met()).isFalse();
  }

  @Test
  void whatAPeerDoesNotHaveIsNotZero() {
    rounds("pump", 20);
    samples.none("B3", "peer", "has no futures");

    Row row = against(Bound.atLeast(2));

    assertThat(row.peerValue()).isNull();
    assertThat(row.ratio()).isNull();
    assertThat(row.met()).isNull();
    assertThat(row.note()).isEqualTo("peer: has no futures");
  }

  @Test
  void aRoundThatFailedIsToldBesideTheOthers() {
    rounds("pump", 20);
    rounds("peer", 10);
    samples.failed("B3", "peer", "hung");

    Row row = against(Bound.atLeast(2));

    assertThat(row.ratio()).isEqualTo(2);
    assertThat(row.note()).contains("peer failed in 1 rounds: hung");
  }

  @Test
  void whatMustNeverHappenIsJudgedByTheWorstRound() {
    rounds("pump", 0, 0, 1);

    Row row =
        Goal.of("B3", "rate", "timers", "pump")
            .inEveryRound()
            .within(Bound.atMost(0))
            .rows("linux", samples)
            .get(0);

    assertThat(row.value()).isEqualTo(1);
    assertThat(row.met()).isFalse();
  }

  @Test
  void peersWithoutATargetAreToldOnce() {
    rounds("pump", 20);
    rounds("peer", 10);
    rounds("other", 30);

    List<Row> rows =
        Goal.of("B3", "rate", "tasks/s", "pump")
            .against("peer", Bound.atLeast(1))
            .beside(List.of("peer", "other"))
            .rows("linux", samples);

    assertThat(rows).extracting(Row::peer).containsExactly("peer", "other");
    assertThat(rows).extracting(Row::target).containsExactly(">= 1x", null);
  }

  @Test
  void aPeerThatWasNotAskedHasNoRowUnlessItHasATarget() {
    rounds("pump", 20);
    Goal goal = Goal.of("B3", "rate", "tasks/s", "pump").beside(List.of("peer"));

    assertThat(goal.rows("linux", samples)).isEmpty();
    assertThat(against(Bound.atLeast(2)).met()).isNull();
    samples.failed("B3", "peer", "hung");
    assertThat(goal.rows("linux", samples)).hasSize(1);
  }
}
