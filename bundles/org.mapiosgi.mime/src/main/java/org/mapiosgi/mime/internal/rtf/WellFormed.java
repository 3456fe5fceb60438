// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.rtf;

/** Replaces halves of surrogate pairs that stand alone, which no charset can express. */
final class WellFormed {
  private WellFormed() {}

  static String of(StringBuilder text) {
    for (int index = 0; index < text.length(); index++) {
      char c = text.charAt(index);
      if (Character.isHighSurrogate(c)
          && index + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(index + 1))) {
        index++;
      } else if (Character.isSurrogate(c)) {
        text.setCharAt(index, '\uFFFD');
      }
    }
    return text.toString();
  }
}
