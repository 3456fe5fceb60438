// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes a rule of MAPI's service mode: the sentence that code in a Windows service must follow,
 * and the consequence of a violation. Findings, refusals, the hints of exceptions and the
 * emulator's violations name rules by id; this class explains the ids.
 *
 * <p>Immutable, and the same in every process: the catalogue is part of the product, not of its
 * configuration.
 *
 * @param id {@code R1} to {@code R50}; an id never changes its meaning
 * @param harms the kinds of harm that a violation does; at least one
 * @param sentence the rule
 * @param consequence the effect of a violation
 * @param source the origin: a document, a header, a KB article, an issue
 * @param treatments how this product handles the rule; at least one
 */
public record Rule(
    String id,
    Set<Harm> harms,
    String sentence,
    String consequence,
    String source,
    Set<Treatment> treatments) {

  /** Names the harm that breaking a rule does. New kinds can be added. */
  public enum Harm {
    /** H: a hang, often an invisible dialog, or a crash. */
    HANG_OR_CRASH('H', "hang or crash"),
    /** E: a call fails with an error code. */
    ERROR('E', "error code"),
    /** L: memory, server handles or sessions are lost until the process ends. */
    LEAK('L', "leak"),
    /** D: mail or other data is lost or stranded. */
    DATA_LOSS('D', "data loss"),
    /** S: a call seems to work and does something else. */
    SILENT('S', "silently wrong");

    private final char letter;
    private final String words;

    Harm(char letter, String words) {
      this.letter = letter;
      this.words = words;
    }

    /** Returns the letter that stands for the harm. */
    public char letter() {
      return letter;
    }

    /** Returns the harm in a few words. */
    public String words() {
      return words;
    }
  }

  /** Says how this product handles a rule. New treatments can be added. */
  public enum Treatment {
    /** The API has no way to break the rule: only the product makes the calls. */
    ENFORCED_BY_CONSTRUCTION("built in", "there is no way to break it through the API"),
    /** The product checks the rule in a running process. A refusal or a finding names it. */
    GUARDED("guarded", "it is checked at run time; a refusal or a finding names the rule"),
    /** The emulator notices a violation, records it and answers as MAPI would. */
    EMULATOR_CHECKED("emulator", "the emulator notices and records it"),
    /** Nothing checks the rule; hints and documentation name it. */
    DOCUMENTED("advice", "nothing checks it; it is yours to keep");

    private final String word;
    private final String meaning;

    Treatment(String word, String meaning) {
      this.word = word;
      this.meaning = meaning;
    }

    /** Returns one or two words, for tables. */
    public String word() {
      return word;
    }

    /** Returns the meaning for the reader. */
    public String meaning() {
      return meaning;
    }
  }

  private static final Pattern ID = Pattern.compile("\\bR[1-9][0-9]*\\b");
  private static final List<Rule> ALL =
      Stream.of(
              InitialisationRules.all(), ObjectRules.all(), EnvironmentRules.all(), CallRules.all())
          .flatMap(List::stream)
          .toList();

  /** Checks that nothing is missing. */
  public Rule {
    Objects.requireNonNull(id, "id");
    harms = Set.copyOf(harms);
    treatments = Set.copyOf(treatments);
    if (harms.isEmpty() || treatments.isEmpty()) {
      throw new IllegalArgumentException(id + " lacks a harm or a treatment");
    }
    if (sentence.isBlank() || consequence.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException(id + " lacks a sentence, a consequence or a source");
    }
  }

  /** Returns the catalogue, R1 first. */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * Returns the rule with an id.
   *
   * @param id as {@code R19}; upper or lower case
   * @throws IllegalArgumentException if there is none, naming the range
   */
  public static Rule of(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no rule '" + id + "'; they are R1 to R" + ALL.size()));
  }

  /** Returns the rule with an id; empty if there is none. */
  public static Optional<Rule> find(String id) {
    String wanted = id.trim().toUpperCase(Locale.ROOT);
    return ALL.stream().filter(rule -> rule.id().equals(wanted)).findFirst();
  }

  /** Returns the ids that a text contains, in its order, each once. */
  public static List<String> idsIn(String text) {
    Matcher ids = ID.matcher(text);
    return ids.results().map(found -> found.group()).distinct().toList();
  }

  /** Returns the letters of the harms, in the order of {@link Harm}: {@code HE}. */
  public String letters() {
    return Stream.of(Harm.values())
        .filter(harms::contains)
        .map(harm -> String.valueOf(harm.letter()))
        .collect(Collectors.joining());
  }

  /** Returns {@code R19: the sentence}. */
  @Override
  public String toString() {
    return id + ": " + sentence;
  }
}
