// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.util.Locale;
import java.util.Set;

/**
 * The account that a service runs under.
 *
 * @param name as the service control manager takes it
 * @param needsPassword whether it is one that a person gave a password to
 */
record Account(String name, boolean needsPassword) {
  static final Account LOCAL_SYSTEM = new Account("LocalSystem", false);

  private static final String FORBIDDEN = "\"/[]:;|=,+*?<>";
  private static final Set<String> BUILT_IN = Set.of("nt authority", "nt service");

  /**
   * Checks the spelling. Whether there is such an account is for Windows to say.
   *
   * @throws UsageException if the service control manager would not understand it
   */
  static Account of(String name) throws UsageException {
    if (name.equalsIgnoreCase(LOCAL_SYSTEM.name)) {
      return LOCAL_SYSTEM;
    }
    for (int i = 0; i < name.length(); i++) {
      if (name.charAt(i) < ' ' || FORBIDDEN.indexOf(name.charAt(i)) >= 0) {
        throw refused(name, "must have no control character and none of " + FORBIDDEN);
      }
    }
    int backslash = name.indexOf('\\');
    int at = name.indexOf('@');
    boolean domain = backslash > 0 && backslash == name.lastIndexOf('\\');
    boolean principal = backslash < 0 && at > 0 && at == name.lastIndexOf('@');
    if (!(domain || principal) || name.endsWith("\\") || name.endsWith("@")) {
      throw refused(name, "must be DOMAIN\\user, .\\user for one of this machine, or user@domain");
    }
    if (!name.equals(name.strip())) {
      throw refused(name, "must not begin or end with a blank");
    }
    boolean builtIn =
        domain && BUILT_IN.contains(name.substring(0, backslash).toLowerCase(Locale.ROOT));
    // A group managed service account: Windows itself knows the password.
    boolean managed = name.endsWith("$");
    return new Account(name, !builtIn && !managed);
  }

  private static UsageException refused(String name, String why) {
    return new UsageException("the account '" + name + "' " + why);
  }

  /** Whether Windows may answer with the other spelling of the same account. */
  boolean isNamed(String readBack) {
    if (readBack == null || readBack.isEmpty()) {
      return equals(LOCAL_SYSTEM);
    }
    return name.equalsIgnoreCase(readBack);
  }
}
