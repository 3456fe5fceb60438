// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.api.rule.Rule.Harm;
import org.mapiosgi.api.rule.Rule.Treatment;

/** The notation in which the catalogue is written. */
final class RuleEntry {
  private RuleEntry() {}

  /**
   * Makes a rule of the catalogue.
   *
   * @param letters of {@link Harm}
   */
  static Rule rule(
      String id,
      String letters,
      String sentence,
      String consequence,
      String source,
      Treatment first,
      Treatment... more) {
    return new Rule(
        id, harms(letters), sentence, consequence, source, Set.copyOf(EnumSet.of(first, more)));
  }

  private static Set<Harm> harms(String letters) {
    Set<Harm> harms =
        Stream.of(Harm.values())
            .filter(harm -> letters.indexOf(harm.letter()) >= 0)
            .collect(Collectors.toSet());
    if (harms.size() != letters.length()) {
      throw new IllegalArgumentException("'" + letters + "' names a harm that there is not");
    }
    return harms;
  }
}
