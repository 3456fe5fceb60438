// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.rule.Rule;

/**
 * Advice about a failure.
 *
 * @param rules the ids of the rules that were probably broken, the most probable first, separated
 *     by commas; empty if the advice belongs to no rule
 * @param advice the known causes, or what to do
 */
record ErrorHint(String rules, String advice) implements Serializable {
  Optional<String> firstRule() {
    List<String> ids = Rule.idsIn(rules);
    return ids.isEmpty() ? Optional.empty() : Optional.of(ids.get(0));
  }

  /** Returns {@code R28, R26: the advice}. */
  @Override
  public String toString() {
    return rules.isEmpty() ? advice : rules + ": " + advice;
  }
}
