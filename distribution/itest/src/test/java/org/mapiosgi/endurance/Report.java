// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.endurance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** Collects the result of an endurance run and writes it as JSON. */
final class Report {
  private static final double MEBIBYTE = 1 << 20;

  private final String binding;
  private final Plan plan;
  private final Ledger ledger;
  private final Churn churn;
  private final Updates updates;
  private final List<Sample> samples = new ArrayList<>();

  Report(String binding, Plan plan, Ledger ledger, Churn churn, Updates updates) {
    this.binding = binding;
    this.plan = plan;
    this.ledger = ledger;
    this.churn = churn;
    this.updates = updates;
  }

  void add(Sample sample) {
    samples.add(sample);
    System.out.println("endurance: " + new TreeMap<>(sample.figures()) + ", " + words());
  }

  /** The units of work in words. */
  private String words() {
    return ledger.accepted()
        + " units, "
        + ledger.done()
        + " done, "
        + ledger.failures()
        + " failed, "
        + updates.done()
        + " updates, "
        + new TreeMap<>(churn.counts())
        + ", wrong: "
        + ledger.wrong();
  }

  /** The figures with what is tolerated of each. */
  private List<Flatness> figures() {
    return List.of(
        Flatness.of("heap", series("heap"), MEBIBYTE / 2, 0.03),
        Flatness.of("threads", series("threads"), 4, 0.05),
        Flatness.of("classes", series("classes"), 0, 0.01),
        Flatness.of("handles", series("handles"), 8, 0.02),
        Flatness.of("objects", series("objects"), 0, 0));
  }

  private List<Long> series(String name) {
    return samples.stream().map(sample -> sample.figures().get(name)).toList();
  }

  void write() throws IOException {
    for (Flatness figure : figures()) {
      if (!figure.flat()) {
        ledger.wrong(figure.toString());
      }
    }
    long failed = ledger.failures().values().stream().mapToLong(Long::longValue).sum();
    if (ledger.accepted() != ledger.done() + failed) {
      ledger.wrong(words() + ": the sum is not right");
    }
    StringJoiner json = new StringJoiner(",\n  ", "{\n  ", "\n}\n");
    json.add("\"binding\": " + text(binding));
    json.add("\"minutes\": " + plan.length().toMinutes());
    json.add("\"updates\": " + updates.done());
    json.add("\"came and went\": " + object(churn.counts()));
    json.add("\"units\": " + ledger.accepted());
    json.add("\"done\": " + ledger.done());
    json.add("\"refused\": " + ledger.refused());
    json.add("\"failed\": " + object(ledger.failures()));
    json.add("\"open\": " + ledger.open());
    StringJoiner figures = new StringJoiner(",\n    ", "[\n    ", "\n  ]");
    figures().forEach(figure -> figures.add(json(figure)));
    json.add("\"figures\": " + figures);
    json.add("\"wrong\": " + ledger.wrongs());
    StringJoiner wrong = new StringJoiner(",\n    ", "[", "]");
    ledger.wrong().forEach(line -> wrong.add(text(line)));
    json.add("\"first wrong\": " + wrong);
    StringJoiner all = new StringJoiner(",\n    ", "[\n    ", "\n  ]");
    samples.forEach(sample -> all.add(object(sample.figures())));
    json.add("\"samples\": " + all);
    Files.writeString(plan.report(), json.toString());
  }

  private static String json(Flatness figure) {
    return "{\"name\": "
        + text(figure.name())
        + ", \"flat\": "
        + figure.flat()
        + ", \"words\": "
        + text(figure.toString())
        + "}";
  }

  private static String object(Map<String, Long> values) {
    StringJoiner members = new StringJoiner(", ", "{", "}");
    new TreeMap<>(values).forEach((name, value) -> members.add(text(name) + ": " + value));
    return members.toString();
  }

  private static String text(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
