// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.internal.reply;

import java.util.regex.Pattern;

/** The subject of a message without the prefixes of answers ([MS-OXCMSG] 2.2.1.9 and 2.2.1.10). */
final class SubjectLine {
  /** Up to three letters, a colon and blanks, again and again: {@code RE: }, {@code Fwd: }. */
  private static final Pattern PREFIXES = Pattern.compile("^\\s*+(?:\\p{L}{1,3}+:\\s++)++");

  private SubjectLine() {}

  static String withoutPrefixes(String subject) {
    return PREFIXES.matcher(subject).replaceFirst("");
  }
}
