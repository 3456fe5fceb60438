// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

/** What the process tells the one who started it. */
final class ExitCode {
  /** It did what it was asked to. */
  static final int OK = 0;

  /** It could not do it; the last lines say why. */
  static final int FAILED = 1;

  /** The command line cannot be followed. */
  static final int USAGE = 2;

  /** Another instance works on the same data directory. */
  static final int ALREADY_RUNNING = 3;

  /** Something did not stop in time, or not cleanly; it was ended all the same. */
  static final int STOP_DEADLINE = 4;

  private ExitCode() {}
}
