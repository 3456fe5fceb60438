// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.util.List;
import java.util.Optional;
import org.mapiosgi.api.rule.Rule;
import org.mapiosgi.shell.text.RuleTable;

/** Prints the catalogue of rules. Nothing is started for it: MAPI stays untouched. */
final class RulesCommand {
  private static final int COLUMNS = 100;

  private RulesCommand() {}

  /**
   * The table.
   *
   * @param id of the only rule to print; empty for all
   * @throws LaunchException where there is no such rule
   */
  static Exit run(Optional<String> id) throws LaunchException {
    try {
      List<Rule> rules = id.isEmpty() ? Rule.all() : List.of(Rule.of(id.get()));
      return new Exit(ExitCode.OK, RuleTable.of(rules, COLUMNS));
    } catch (IllegalArgumentException e) {
      throw new LaunchException(
          ExitCode.USAGE, e.getMessage() + "; 'mapi-osgi rules' lists them", e);
    } catch (NoClassDefFoundError e) {
      throw new LaunchException(
          ExitCode.FAILED,
          "the catalogue is not in bundle/3-bindings or bundle/5-tools; unpack the zip again",
          e);
    }
  }
}
