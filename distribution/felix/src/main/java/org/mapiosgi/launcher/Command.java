// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the launcher can be asked to do. */
enum Command {
  RUN("starts the sessions that conf/ configures and runs until it is stopped"),
  DEMO("reads, sends and is notified on the emulator with sample mail, then stops"),
  DOCTOR("looks for everything a session needs, says what to do about each problem, then stops"),
  READY("exit code 0 if the mapi-osgi that runs on --data has MAPI and every session up, else 1"),
  RULES("prints the rules of MAPI's service mode that findings name; with an id, as R19, that one"),
  VERSION("prints the version"),
  HELP("prints this text");

  private final String summary;

  Command(String summary) {
    this.summary = summary;
  }

  /** As it is written on the command line, and in the framework property mapi.command. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  String summary() {
    return summary;
  }

  static Optional<Command> of(String word) {
    return Arrays.stream(values()).filter(command -> command.word().equals(word)).findFirst();
  }
}
