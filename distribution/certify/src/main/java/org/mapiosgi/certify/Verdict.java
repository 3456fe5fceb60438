// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.util.Locale;

/** How a run ended. The launcher's list of exit codes explains the numbers. */
enum Verdict {
  /** Everything that could be tried holds. */
  CONFORMS(0),

  /** Nothing could be tried, or the report or the folder's end failed. */
  FAILED(1),

  /** The options cannot be followed. */
  USAGE(2),

  /** The time of the run was over before its end. */
  OUT_OF_TIME(4),

  /** At least one assertion does not hold. */
  DIFFERS(7);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
