// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

/**
 * How a launch ends.
 *
 * @param code the process's exit code; see {@link ExitCode}
 * @param lastLine the very last line on standard output; empty for none
 */
record Exit(int code, String lastLine) {
  Exit(ExitCode code, String lastLine) {
    this(code.code(), lastLine);
  }

  boolean is(ExitCode expected) {
    return code == expected.code();
  }

  static Exit failed(Command command, String reason) {
    return failed(command, ExitCode.FAILED, reason);
  }

  static Exit failed(Command command, ExitCode code, String reason) {
    return new Exit(code, prefix(command) + reason);
  }

  private static String prefix(Command command) {
    return command == Command.DEMO || command == Command.DOCTOR
        ? command.word() + " failed: "
        : "mapi-osgi: ";
  }
}
