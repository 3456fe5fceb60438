// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mapiosgi.certify.Assertion.Detail;

/**
 * The two forms of a report: JSON for programs, text for people.
 *
 * @param facts about the run, in order
 * @param assertions all of them, sorted by their names
 */
record ReportFormat(Map<String, String> facts, List<Assertion> assertions) {
  private static final int FIRST_PRINTABLE = ' ';

  String json() {
    List<String> members = new ArrayList<>();
    members.add("  \"format\": 1");
    facts.forEach((name, text) -> members.add("  " + member(name, text)));
    for (Outcome outcome : Outcome.values()) {
      members.add("  " + quoted(outcome.text()) + ": " + with(outcome).size());
    }
    members.add(
        assertions.stream()
            .map(each -> "    " + object(each))
            .collect(Collectors.joining(",\n", "  \"assertions\": [\n", "\n  ]")));
    return "{\n" + String.join(",\n", members) + "\n}\n";
  }

  private static String object(Assertion assertion) {
    List<String> members = new ArrayList<>();
    members.add(member("assertion", assertion.name()));
    members.add(member("outcome", assertion.outcome().text()));
    assertion.details().forEach(detail -> members.add(member(detail.key(), detail.text())));
    return "{" + String.join(", ", members) + "}";
  }

  private static String member(String name, String text) {
    return quoted(name) + ": " + quoted(text);
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            character -> {
              if (character == '"' || character == '\\') {
                json.append('\\').append((char) character);
              } else if (character < FIRST_PRINTABLE) {
                json.append(String.format("\\u%04x", character));
              } else {
                json.append((char) character);
              }
            });
    return json.append('"').toString();
  }

  String text() {
    List<String> lines = new ArrayList<>();
    facts.forEach((name, text) -> lines.add(String.format("%-9s %s", name, text)));
    for (Outcome outcome : Outcome.values()) {
      List<Assertion> these = with(outcome);
      lines.add("");
      lines.add(outcome.text() + ": " + these.size());
      lines.addAll(outcome == Outcome.FAILS ? each(these) : grouped(these));
    }
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private List<Assertion> with(Outcome outcome) {
    return assertions.stream().filter(each -> each.outcome() == outcome).toList();
  }

  private static List<String> each(List<Assertion> these) {
    return these.stream().map(each -> "  " + each.name() + ": " + details(each.details())).toList();
  }

  /** One line for all of a group that have the same reason. */
  private static List<String> grouped(List<Assertion> these) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (Assertion each : these) {
      String heading =
          each.group() + (each.details().isEmpty() ? "" : ", " + details(each.details()));
      groups
          .computeIfAbsent(heading, unused -> new ArrayList<>())
          .add(each.name().substring(each.group().length() + 1));
    }
    List<String> lines = new ArrayList<>();
    groups.forEach(
        (heading, names) -> {
          lines.add("  " + heading);
          names.forEach(name -> lines.add("    " + name));
        });
    return lines;
  }

  /** In one line. */
  static String details(List<Detail> details) {
    return details.stream()
        .map((Detail detail) -> detail.key() + " " + detail.text())
        .collect(Collectors.joining(", "));
  }
}
