// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

/**
 * The name of a Windows service, which is also part of a file name.
 *
 * @param value the name as it was given
 */
record ServiceName(String value) {
  private static final int LONGEST = 200;
  private static final String FORBIDDEN = "\\/:*?\"<>|%";

  /**
   * Checks the name.
   *
   * @throws UsageException if no service can have it
   */
  static ServiceName of(String name) throws UsageException {
    if (name.isBlank() || !name.equals(name.strip())) {
      throw refused(name, "must not be empty, and must not begin or end with a blank");
    }
    if (name.length() > LONGEST) {
      throw refused(name, "is longer than " + LONGEST + " characters");
    }
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || FORBIDDEN.indexOf(c) >= 0) {
        throw refused(name, "must have no control character and none of " + FORBIDDEN);
      }
    }
    return new ServiceName(name);
  }

  private static UsageException refused(String name, String why) {
    return new UsageException("the service name '" + name + "' " + why);
  }

  /** As the Services window shows it. */
  String display() {
    return "mapi-osgi (" + value + ")";
  }
}
