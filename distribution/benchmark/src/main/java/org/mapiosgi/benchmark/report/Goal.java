// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A number of one step that is told, against peers, against a limit, or both. */
public final class Goal {
  private final String step;
  private final String metric;
  private final String unit;
  private final String subject;
  private final Map<String, Bound> peers = new LinkedHashMap<>();
  private Bound own;
  private boolean alone;
  private boolean worst;
  private String reason;

  private Goal(String step, String metric, String unit, String subject) {
    this.step = step;
    this.metric = metric;
    this.unit = unit;
    this.subject = subject;
  }

  /** The metric of the step. */
  public static Goal of(String step, String metric, String unit, String subject) {
    return new Goal(step, metric, unit, subject);
  }

  /** The id of the step. */
  public String step() {
    return step;
  }

  /** The value itself should keep to the bound. */
  public Goal within(Bound bound) {
    own = bound;
    alone = true;
    return this;
  }

  /** The value itself is told. */
  public Goal told() {
    alone = true;
    return this;
  }

  /** The value through the peer's should keep to the bound. */
  public Goal against(String peer, Bound bound) {
    peers.put(peer, bound);
    return this;
  }

  /** The peers' values are told, too. */
  public Goal beside(List<String> more) {
    more.forEach(peer -> peers.putIfAbsent(peer, null));
    return this;
  }

  /** The worst of all rounds counts, not the median: for what must never happen. */
  public Goal inEveryRound() {
    worst = true;
    return this;
  }

  /** Why it may be missed: told where it is. */
  public Goal because(String known) {
    reason = known;
    return this;
  }

  /** The rows it gives. */
  public List<Row> rows(String platform, Samples samples) {
    List<Row> rows = new ArrayList<>();
    Double value = value(samples, subject);
    if (alone) {
      String target = own == null ? null : own.toString();
      String note = note(samples, subject);
      rows.add(row(platform, null, value, null, null, target, met(own, value), note));
    }
    peers.forEach(
        (peer, bound) -> {
          Double its = value(samples, peer);
          if (bound == null && its == null && samples.reason(step, peer).isEmpty()) {
            // This run did not ask it.
            return;
          }
          Double ratio = ratio(value, its);
          String target = bound == null ? null : bound + "x";
          String note = its == null ? note(samples, peer) : note(samples, subject);
          if (its != null) {
            note += samples.reason(step, peer).map(reason -> "; " + peer + " " + reason).orElse("");
          }
          rows.add(row(platform, peer, value, its, ratio, target, met(bound, ratio), note));
        });
    return rows;
  }

  private static Double ratio(Double value, Double its) {
    if (value == null || its == null || its == 0) {
      return null;
    }
    return value / its;
  }

  private static Boolean met(Bound bound, Double number) {
    if (bound == null || number == null) {
      return null;
    }
    return bound.holds(number);
  }

  private Row row(
      String platform,
      String peer,
      Double value,
      Double peerValue,
      Double ratio,
      String target,
      Boolean met,
      String note) {
    return new Row(
        step + "." + metric,
        platform,
        subject,
        peer,
        unit,
        value,
        peerValue,
        ratio,
        target,
        met,
        note,
        reason);
  }

  private Double value(Samples samples, String whose) {
    OptionalDouble value =
        worst ? samples.worst(step, whose, metric) : samples.median(step, whose, metric);
    return value.isPresent() ? (Double) value.getAsDouble() : null;
  }

  private String note(Samples samples, String whose) {
    List<Double> all = samples.all(step, whose, metric);
    if (all.isEmpty()) {
      return whose + ": " + samples.reason(step, whose).orElse("not measured");
    }
    double least = all.stream().mapToDouble(Double::doubleValue).min().getAsDouble();
    double most = all.stream().mapToDouble(Double::doubleValue).max().getAsDouble();
    return all.size()
        + " rounds, "
        + Numbers.shortly(least)
        + " to "
        + Numbers.shortly(most)
        + samples.reason(step, whose).map(reason -> ", " + reason).orElse("");
  }
}
