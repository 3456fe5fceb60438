// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.nio.file.Path;

/** Whether what is logged reaches the file. */
final class LogFile {
  private LogFile() {}

  /** Its length now; 0 if it is not there. */
  static long length(Path file) {
    return file.toFile().length();
  }

  /** Says so on the console if nothing was added to the file since it had the given length. */
  static void requireLongerThan(long before, Path file, Journal journal) {
    // Shorter: it was rolled over in between.
    if (length(file) == before) {
      journal.say(
          "WARN",
          "nothing arrives in "
              + file
              + "; look at logback.xml in the configuration directory, unless it logs elsewhere");
    }
  }
}
