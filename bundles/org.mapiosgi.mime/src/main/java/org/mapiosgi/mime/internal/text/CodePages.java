// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.mime.internal.text;

import java.util.Map;
import java.util.Optional;

/** The names that mail uses for Windows' code pages (PR_INTERNET_CPID). */
public final class CodePages {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(874, "windows-874"),
          Map.entry(932, "shift_jis"),
          Map.entry(936, "gbk"),
          Map.entry(949, "ks_c_5601-1987"),
          Map.entry(950, "big5"),
          Map.entry(1200, "utf-16le"),
          Map.entry(1201, "utf-16be"),
          Map.entry(10000, "macintosh"),
          Map.entry(10007, "x-mac-cyrillic"),
          Map.entry(12000, "utf-32"),
          Map.entry(20127, "us-ascii"),
          Map.entry(20866, "koi8-r"),
          Map.entry(21866, "koi8-u"),
          Map.entry(28601, "windows-874"),
          Map.entry(38596, "iso-8859-6"),
          Map.entry(38598, "iso-8859-8-i"),
          Map.entry(50220, "iso-2022-jp"),
          Map.entry(50221, "iso-2022-jp"),
          Map.entry(50222, "iso-2022-jp"),
          Map.entry(50225, "iso-2022-kr"),
          Map.entry(51932, "euc-jp"),
          Map.entry(51936, "gbk"),
          Map.entry(51949, "ks_c_5601-1987"),
          Map.entry(54936, "gb18030"),
          Map.entry(65000, "utf-7"),
          Map.entry(65001, "utf-8"));

  private static final int LATIN_0 = 28590;

  private CodePages() {}

  /** The name of a code page; empty if mail has none for it. */
  public static Optional<String> name(int codePage) {
    String name = NAMES.get(codePage);
    if (name != null) {
      return Optional.of(name);
    } else if (codePage > LATIN_0 && codePage <= LATIN_0 + 16) {
      return Optional.of("iso-8859-" + (codePage - LATIN_0));
    } else if (codePage >= 1250 && codePage <= 1258) {
      return Optional.of("windows-" + codePage);
    }
    return codePage >= 437 && codePage <= 869 ? Optional.of("ibm" + codePage) : Optional.empty();
  }

  /** Whether a byte of ASCII always means itself, so that line ends can be found. */
  public static boolean hasAsciiLines(int codePage) {
    return codePage != 1200 && codePage != 1201 && codePage != 12000 && codePage != 12001;
  }
}
