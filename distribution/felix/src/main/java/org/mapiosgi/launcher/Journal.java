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
import java.util.function.BiPredicate;

/**
 * The launcher's own words: on the console, and in the log too, for the one who reads it the day
 * after. It speaks before the logging bundles start and after they stopped, and appends then;
 * between, they are the only ones that write to the log, and have its words to write.
 */
final class Journal {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

  /** The logger's name. */
  static final String NAME = "mapi-osgi";

  private final PrintStream console;
  private final Path log;
  private volatile BiPredicate<String, String> writer = (level, words) -> false;

  Journal(PrintStream console, Path log) {
    this.console = console;
    this.log = log;
  }

  /**
   * From now on what is to be logged is given to this one, as long as it takes it.
   *
   * @param other takes level and words; false where it does not
   */
  void through(BiPredicate<String, String> other) {
    writer = other;
  }

  /** Says it on the console and in the log. */
  void say(String level, String words) {
    console.println("mapi-osgi: " + words);
    console.flush();
    note(level, words);
  }

  /** Writes it to the log only. */
  synchronized void note(String level, String words) {
    if (writer.test(level, words)) {
      return;
    }
    String line =
        String.format(
            "%s %-5s [%s] " + NAME + " - %s%n",
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
