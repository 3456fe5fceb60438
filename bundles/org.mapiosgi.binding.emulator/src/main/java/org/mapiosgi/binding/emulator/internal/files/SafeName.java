// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal.files;

import java.util.Locale;
import java.util.regex.Pattern;

/** Makes names of files that every system allows, and that stand for nothing else here. */
final class SafeName {
  private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|\\p{Cntrl}]|^\\.");
  private static final Pattern ENDS = Pattern.compile("[. ]+$");
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);
  private static final Pattern MEANING =
      Pattern.compile("cur|new|tmp|mbox|.*\\.(eml|msg|mbox|mbx|sbd)");

  private SafeName() {}

  /** A name of at most so many characters; {@code _} if nothing of it can stay. */
  static String of(String name, int longest) {
    String safe = FORBIDDEN.matcher(name.strip()).replaceAll("_");
    int end = Math.min(longest, safe.length());
    if (end < safe.length() && Character.isHighSurrogate(safe.charAt(end - 1))) {
      end--;
    }
    safe = ENDS.matcher(safe.substring(0, end)).replaceAll("");
    boolean taken =
        safe.isEmpty()
            || DEVICE.matcher(safe).matches()
            || MEANING.matcher(safe.toLowerCase(Locale.ROOT)).matches();
    return taken ? safe + "_" : safe;
  }
}
