// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.discovery;

/**
 * A file that may be MAPI.
 *
 * @param place how it was found, for people
 * @param path as it stands there, environment variables replaced
 * @param configured whether a person named it in the configuration
 */
record Candidate(String place, String path, boolean configured) {

  /** The last part of the path. */
  String fileName() {
    return path.substring(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
  }

  /** Says whether it is Outlook's own MAPI. */
  boolean outlook() {
    return fileName().equalsIgnoreCase("olmapi32.dll");
  }

  /**
   * Says whether it is the stub that comes with Windows. The stub asks the default mail client. If
   * there is none, it shows a dialog, and no person can close a dialog of a service (R33).
   */
  boolean stub() {
    return fileName().equalsIgnoreCase("mapi32.dll")
        && (path.equals(fileName())
            || path.toLowerCase(java.util.Locale.ROOT).contains("\\system32\\")
            || path.toLowerCase(java.util.Locale.ROOT).contains("\\syswow64\\"));
  }
}
