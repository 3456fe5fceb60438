// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.api.rule.Rule;
import org.mapiosgi.api.rule.Rule.Harm;
import org.mapiosgi.api.rule.Rule.Treatment;

/** Rules as a plain text table, in ASCII, for terminals and shells. */
public final class RuleTable {
  private static final String GAP = "  ";
  private static final int ID_WIDTH = 4;
  private static final int HARM_WIDTH = 4;
  private static final int TREATMENT_WIDTH =
      Arrays.stream(Treatment.values()).mapToInt(t -> t.word().length()).max().orElseThrow();
  private static final int LEFT =
      ID_WIDTH + HARM_WIDTH + TREATMENT_WIDTH + 3 * GAP.length(); // what stands before the words
  private static final int NARROWEST = LEFT + 20;

  private RuleTable() {}

  /**
   * One row a rule, with its consequence and its source below the sentence.
   *
   * @param columns the longest line, at least 40
   * @return lines separated by {@code \n}, the last one without
   */
  public static String of(List<Rule> rules, int columns) {
    if (columns < NARROWEST) {
      throw new IllegalArgumentException(
          columns + " columns are too few for a table of rules; it needs " + NARROWEST);
    }
    List<String> lines = new ArrayList<>();
    lines.add(line("rule", "harm", "handled", "what it says"));
    for (Rule rule : rules) {
      row(rule, columns - LEFT, lines);
    }
    lines.add("");
    lines.addAll(
        wrap(
            "harm: "
                + Arrays.stream(Harm.values())
                    .map(harm -> harm.letter() + " " + harm.words())
                    .collect(Collectors.joining(", ")),
            columns));
    for (Treatment treatment : Treatment.values()) {
      lines.addAll(wrap("handled " + treatment.word() + ": " + treatment.meaning(), columns));
    }
    return String.join("\n", lines);
  }

  private static void row(Rule rule, int width, List<String> lines) {
    List<String> words =
        Stream.of(
                wrap(rule.sentence(), width),
                wrap("Else: " + rule.consequence(), width),
                wrap("Source: " + rule.source(), width))
            .flatMap(List::stream)
            .toList();
    List<String> treatments =
        Arrays.stream(Treatment.values())
            .filter(rule.treatments()::contains)
            .map(Treatment::word)
            .toList();
    for (int i = 0; i < Math.max(words.size(), treatments.size()); i++) {
      lines.add(
          line(
              i == 0 ? rule.id() : "",
              i == 0 ? rule.letters() : "",
              i < treatments.size() ? treatments.get(i) : "",
              i < words.size() ? words.get(i) : ""));
    }
  }

  private static String line(String id, String harm, String treatment, String words) {
    return (cell(id, ID_WIDTH) + cell(harm, HARM_WIDTH) + cell(treatment, TREATMENT_WIDTH) + words)
        .stripTrailing();
  }

  private static String cell(String text, int width) {
    return text + " ".repeat(width - text.length()) + GAP;
  }

  /** Breaks at spaces; a word longer than the width is cut. */
  private static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String rest = word;
      if (!line.isEmpty() && line.length() + 1 + rest.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      while (rest.length() > width) {
        lines.add(rest.substring(0, width));
        rest = rest.substring(width);
      }
      line.append(line.isEmpty() ? "" : " ").append(rest);
    }
    lines.add(line.toString());
    return lines;
  }
}
