// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.shell.internal;

/** Prints the text of a command to the standard output of the shell's session, or to its pipe. */
final class Answer {
  private Answer() {}

  /** Prints, with the end of the last line. */
  static void print(String text) {
    // Gogo gives each session its own standard output.
    System.out.println(text);
    System.out.flush();
  }
}
