// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

/** The launcher cannot go on; the message is for the person at the terminal. */
final class LaunchException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode exitCode;

  LaunchException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  LaunchException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  ExitCode exitCode() {
    return exitCode;
  }
}
