// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The exit codes of the process. The numbers are part of the product. */
enum ExitCode {
  OK(0, "done; demo: everything worked; doctor: every session is up"),
  FAILED(1, "failed; the last lines say why"),
  USAGE(2, "the command line cannot be followed"),
  // The JVM's own, of -XX:+ExitOnOutOfMemoryError.
  OUT_OF_MEMORY(3, "out of memory: give Java more (-Xmx in conf/jvm.options)"),
  STOP_DEADLINE(4, "something did not end in time, or MAPI was not released in order"),
  ALREADY_RUNNING(5, "another instance works on the same data directory"),
  NATIVE_CRASH(6, "a native MAPI call crashed; the log names the call"),
  // The conformance kit's own.
  DIFFERS(7, "certify: an assertion does not hold; the report names it");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  int code() {
    return code;
  }

  String meaning() {
    return meaning;
  }

  /** The one with this number. */
  static Optional<ExitCode> of(long code) {
    return Arrays.stream(values()).filter(each -> each.code == code).findFirst();
  }

  /** One line for each, as the help text has it. */
  static String table() {
    return Arrays.stream(values())
        .map(each -> "  " + each.code + "  " + each.meaning)
        .collect(Collectors.joining("\n"));
  }
}
