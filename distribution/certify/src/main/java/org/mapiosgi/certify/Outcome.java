// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

/** The result of an assertion. */
enum Outcome {
  FAILS("does not hold"),
  NOT_TRIED("not tried"),
  HOLDS("holds");

  private final String text;

  Outcome(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
