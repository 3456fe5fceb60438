// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The access control list of a file, in the security descriptor definition language. This text is
 * the same on every machine, in every display language.
 *
 * <p>Source: "Security Descriptor String Format" and "ACE Strings" of Microsoft's documentation.
 */
final class AccessList {
  /** Administrators and the system may do all, users may read and run; nothing is inherited. */
  static final String PROGRAMS = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)";

  /** Administrators and the system may do all, others nothing; nothing is inherited. */
  static final String PRIVATE = "D:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)";

  private static final Pattern ENTRY =
      Pattern.compile("\\((\\w*);(\\w*);(\\w*);[^;)]*;[^;)]*;([^;)]*)(?:;[^)]*)?\\)");

  // SYSTEM, Administrators, the one of that name, of the domain, of the forest, the installer.
  private static final Set<String> TRUSTED =
      Set.of(
          "SY",
          "S-1-5-18",
          "BA",
          "S-1-5-32-544",
          "LA",
          "DA",
          "EA",
          "S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464");

  private static final Map<String, Long> RIGHTS =
      Map.ofEntries(
          Map.entry("GA", 0x10000000L),
          Map.entry("GW", 0x40000000L),
          Map.entry("FA", 0x1F01FFL),
          Map.entry("FW", 0x120116L),
          Map.entry("SD", 0x10000L),
          Map.entry("WD", 0x40000L),
          Map.entry("WO", 0x80000L),
          Map.entry("DC", 0x2L),
          Map.entry("LC", 0x4L),
          Map.entry("DT", 0x40L));

  // FILE_WRITE_DATA, FILE_APPEND_DATA, FILE_DELETE_CHILD, DELETE, WRITE_DAC, WRITE_OWNER and the
  // generic ones: an account with one of them can put another file in the place of this one.
  private static final long CHANGES =
      0x2L | 0x4L | 0x40L | 0x10000L | 0x40000L | 0x80000L | 0x10000000L | 0x40000000L;

  private AccessList() {}

  /** As {@link #PRIVATE}, and this one may read, write and delete. */
  static String writtenBy(String sid) {
    return PRIVATE + "(A;OICI;0x1301bf;;;" + sid + ")";
  }

  /**
   * Finds the accounts that may change the file and are no administrators. Names them as the list
   * does, in order.
   *
   * @param descriptor as read; empty or without a list if everybody may do everything
   */
  static Set<String> strangersWhoMayChange(String descriptor, Set<String> alsoTrusted) {
    if (!descriptor.contains("D:") || descriptor.contains("NO_ACCESS_CONTROL")) {
      return Set.of("WD");
    }
    Set<String> strangers = new TreeSet<>();
    Set<String> trusted = new LinkedHashSet<>(TRUSTED);
    trusted.addAll(alsoTrusted);
    Matcher entry = ENTRY.matcher(descriptor);
    while (entry.find()) {
      boolean allows = entry.group(1).equals("A") || entry.group(1).equals("XA");
      boolean forOthersOnly = hasFlag(entry.group(2), "IO");
      String who = entry.group(4);
      if (allows
          && !forOthersOnly
          && (mask(entry.group(3)) & CHANGES) != 0
          && !trusted.contains(who)) {
        strangers.add(who);
      }
    }
    return strangers;
  }

  private static boolean hasFlag(String flags, String flag) {
    for (int i = 0; i + 2 <= flags.length(); i += 2) {
      if (flags.startsWith(flag, i)) {
        return true;
      }
    }
    return false;
  }

  private static long mask(String rights) {
    if (rights.startsWith("0x")) {
      return Long.parseLong(rights.substring(2), 16);
    }
    if (!rights.isEmpty() && Character.isDigit(rights.charAt(0))) {
      return Long.parseLong(rights);
    }
    long mask = 0;
    for (int i = 0; i + 2 <= rights.length(); i += 2) {
      mask |= RIGHTS.getOrDefault(rights.substring(i, i + 2), 0L);
    }
    return mask;
  }
}
