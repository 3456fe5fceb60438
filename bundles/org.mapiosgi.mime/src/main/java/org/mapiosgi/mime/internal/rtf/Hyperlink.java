// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the target of a HYPERLINK field, if it is one that a mail may link to. */
final class Hyperlink {
  /** A longer instruction links to nothing. */
  static final int LONGEST = 4096;

  private static final Pattern INSTRUCTION =
      Pattern.compile(
          "(?i)\\s*+HYPERLINK\\s++\"?+\\s*+((?:https?|ftp|mailto|tel):[^\"\\s]++).*+",
          Pattern.DOTALL);

  private Hyperlink() {}

  static Optional<String> target(CharSequence instruction) {
    Matcher matcher = INSTRUCTION.matcher(instruction);
    return instruction.length() <= LONGEST && matcher.matches()
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }
}
