// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The launcher's own words: on the console, and in the log too, for the one who reads it the day
 * after. Appends without the logging bundles: it speaks before they start and after they stopped.
 */
final class Journal {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  private final PrintStream console;
  private final Path log;

  Journal(PrintStream console, Path log) {
    this.console = console;
    this.log = log;
  }

  /** Says it on the console and in the log. */
  void say(String level, String words) {
    console.println("mapi-osgi: " + words);
    console.flush();
    note(level, words);
  }

  /** Writes it to the log only. */
  synchronized void note(String level, String words) {
    String line =
        String.format(
            "%s %-5s [%s] mapi-osgi - %s%n",
            ZonedDateTime.now(ZoneId.systemDefault()).format(TIME),
            level,
            Thread.currentThread().getName(),
            words);
    try {
      Files.writeString(log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      // The console has it; a log that cannot be written is reported by who writes most of it.
    }
  }
}
