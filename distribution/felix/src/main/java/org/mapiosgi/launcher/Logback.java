// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_DELETE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;

/**
 * The logging configuration of a launch: a copy of logback.xml of the configuration directory as it
 * was when it could last be used, or the launcher's own if it never could. A log is written in any
 * case. While the program runs, each usable change of logback.xml is copied, and Logback reads the
 * copy again; a change that cannot be used is reported in a line and has no effect.
 */
final class Logback implements AutoCloseable {
  private static final String NAME = "logback.xml";

  // An editor may write a file in several steps.
  private static final long SETTLED_MILLIS = 300;

  private final Path configured;
  private final Path file;
  private final Journal journal;
  private LogbackXml last; // the watching thread's, once it runs
  private volatile WatchService changes; // null until the changes are followed

  private Logback(Path configured, Path file, LogbackXml last, Journal journal) {
    this.configured = configured;
    this.file = file;
    this.last = last;
    this.journal = journal;
  }

  /**
   * Reads the configuration directory, and says what is wrong with its logback.xml.
   *
   * @throws LaunchException if the copy cannot be written
   */
  static Logback of(Installation installation, Journal journal) throws LaunchException {
    Path configured = installation.conf().resolve(NAME);
    Path copy = installation.data().resolve(NAME);
    LogbackXml found = LogbackXml.read(configured);
    try (InputStream own = Logback.class.getResourceAsStream("/" + NAME)) {
      if (found.problem().isEmpty()) {
        found.copyTo(copy);
      } else {
        Files.copy(own, copy, StandardCopyOption.REPLACE_EXISTING);
        journal.say("WARN", found.problem() + "; the log is written with the default settings");
      }
    } catch (IOException e) {
      throw new LaunchException(ExitCode.FAILED, "cannot write " + copy + " (" + e + ")", e);
    }
    return new Logback(configured, copy, found, journal);
  }

  /** The file that the logging bundle reads. */
  Path file() {
    return file;
  }

  /** Follows the changes of logback.xml from now on, until this is closed. */
  void follow() {
    Path directory = configured.toAbsolutePath().getParent();
    try {
      changes = directory.getFileSystem().newWatchService();
      directory.register(changes, ENTRY_CREATE, ENTRY_MODIFY, ENTRY_DELETE);
    } catch (IOException e) {
      journal.say(
          "WARN", "changes of " + configured + " take effect at the next start (" + e + ")");
      return;
    }
    Thread watcher = new Thread(this::awaitChanges, "mapi-osgi logging configuration");
    watcher.setDaemon(true);
    watcher.start();
  }

  private void awaitChanges() {
    try {
      look(); // It may have changed since the start.
      boolean watched = true;
      while (watched) {
        WatchKey key = changes.take();
        Thread.sleep(SETTLED_MILLIS);
        key.pollEvents();
        // First: a change during the look is an event again.
        watched = key.reset();
        look();
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      // This is the end.
    }
  }

  private void look() throws InterruptedException {
    LogbackXml found = settled();
    if (found.sameAs(last)) {
      return;
    }
    last = found;
    if (!found.problem().isEmpty()) {
      journal.say("WARN", found.problem() + "; the log is written as before");
      return;
    }
    try {
      found.copyTo(file);
      journal.say(
          "INFO",
          configured
              + " has changed; "
              + (found.scanned()
                  ? "the log follows it within seconds"
                  : "it takes effect at the next start, because it does not say scan=\"true\""));
    } catch (IOException e) {
      journal.say("WARN", "cannot write " + file + " (" + e + "); the log is written as before");
    }
  }

  /** Reads the file. Reads an unusable file again until it no longer changes. */
  private LogbackXml settled() throws InterruptedException {
    LogbackXml found = LogbackXml.read(configured);
    while (!found.problem().isEmpty() && !found.sameAs(last)) {
      Thread.sleep(SETTLED_MILLIS);
      LogbackXml again = LogbackXml.read(configured);
      if (again.sameAs(found)) {
        break;
      }
      found = again;
    }
    return found;
  }

  @Override
  public void close() {
    WatchService open = changes;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // Nothing depends on it: the process ends.
      }
    }
  }
}
