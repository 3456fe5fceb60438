// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.util.List;

/**
 * An assertion of the contract and its outcome.
 *
 * @param name of its group and test: Folders.aFolderMovesWithAllThatIsInIt
 * @param outcome its outcome
 * @param details why it does not hold or was not tried, none of it from mail; empty if it holds
 */
record Assertion(String name, Outcome outcome, List<Detail> details) {
  /**
   * One thing to know.
   *
   * @param key its kind, for instance at, call or reason
   * @param text its value
   */
  record Detail(String key, String text) {}

  static Assertion holds(String name) {
    return new Assertion(name, Outcome.HOLDS, List.of());
  }

  static Assertion notTried(String name, String reason) {
    return new Assertion(name, Outcome.NOT_TRIED, List.of(new Detail("reason", reason)));
  }

  static Assertion fails(String name, List<Detail> details) {
    return new Assertion(name, Outcome.FAILS, details);
  }

  /** The group of assertions that it belongs to. */
  String group() {
    return name.substring(0, name.indexOf('.'));
  }
}
