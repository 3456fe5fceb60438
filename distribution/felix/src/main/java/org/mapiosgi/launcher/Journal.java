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
 * The launcher's own words, on the console and in the log. Before the logging bundles start and
 * after they stop, it appends to the log file itself. Between, it gives its words to them, because
 * two writers would get in each other's way.
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
   * Gives what is to be logged to another writer from now on, for as long as it takes it.
   *
   * @param other takes level and words; returns false if it does not take them
   */
  void through(BiPredicate<String, String> other) {
    writer = other;
  }

  /** Says it on the console and in the log. */
  void say(String level, String words) {
    console.println("mapi-osgi: " + LogText.of(words));
    console.flush();
    note(level, words);
  }

  /** Writes it to the log only. A line that it writes itself is on the disk when it returns. */
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
            LogText.of(words));
    try {
      Files.writeString(
          log, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    } catch (IOException e) {
      // The console has it; the logging bundle reports a log that cannot be written.
    }
  }
}
