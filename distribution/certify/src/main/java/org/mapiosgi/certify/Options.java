// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.certify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.mapiosgi.spi.MapiSubsystemBinding;

/**
 * The words behind {@code certify}, understood.
 *
 * @param binding which MAPI: {@link MapiSubsystemBinding#WIN32} or the emulator
 * @param profile the profile to log on with; empty for the emulator's own
 * @param library the MAPI library; empty if the binding looks for it
 * @param send whether mail may be sent to the profile's own address
 * @param directory where the reports are written
 * @param timeout the time of the whole run
 */
record Options(
    String binding,
    String profile,
    String library,
    boolean send,
    Path directory,
    Duration timeout) {
  private static final int SHORTEST = 30;
  private static final int LONGEST = 3600;
  private static final Duration USUAL = Duration.ofMinutes(15);

  static final String HELP =
      """
      usage: mapi-osgi certify --profile NAME [OPTION...]

      Runs the contract tests of mapi-osgi against the MAPI of this machine, in service mode, and
      writes a report: which assertions hold, which do not, and which could not be tried.
      The tests work in a folder that the run makes and removes. They read no other mail, make no
      profile and show no window. The report has no content of mail, no names and no addresses.

      options
        --profile NAME  the MAPI profile to log on with
        --binding NAME  win32 or emulator (default: win32 on Windows, otherwise emulator)
        --library FILE  win32: the MAPI library (default: the one that the registry names)
        --send          also try the assertions that need mail: sends mail to the profile's own
                        address only, and deletes it from Inbox, Sent Items and Outbox at the end
        --report DIR    where certify.json and certify.txt are written (default: log)
        --timeout SEC   give up after so many seconds, 30 to 3600 (default: 900)

      exit codes
        0  all that could be tried holds
        1  failed: MAPI or the profile cannot be used, or the folder or the report failed
        2  the command line cannot be followed
        4  out of time; the report has what was reached
        6  a native MAPI call crashed; the report names the assertion
        7  an assertion does not hold; the report says which
      """;

  /**
   * Reads the words.
   *
   * @param usualDirectory where reports go if no word says it
   * @param windows whether this machine has Windows
   */
  static Options parse(List<String> words, Path usualDirectory, boolean windows)
      throws UsageException {
    String binding = windows ? MapiSubsystemBinding.WIN32 : MapiSubsystemBinding.EMULATOR;
    String profile = "";
    String library = "";
    boolean send = false;
    Path directory = usualDirectory;
    Duration timeout = USUAL;
    Iterator<String> rest = words.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--profile" -> profile = value(option, rest);
        case "--binding" -> binding = binding(value(option, rest));
        case "--library" -> library = value(option, rest);
        case "--send" -> send = true;
        case "--report" -> directory = path(option, value(option, rest));
        case "--timeout" -> timeout = seconds(option, value(option, rest));
        default -> throw new UsageException("unknown option '" + option + "'");
      }
    }
    if (profile.isBlank() && binding.equals(MapiSubsystemBinding.WIN32)) {
      throw new UsageException("no profile given; name it with --profile");
    }
    return new Options(binding, profile, library, send, directory, timeout);
  }

  private static String value(String option, Iterator<String> rest) throws UsageException {
    return Optional.of(rest)
        .filter(Iterator::hasNext)
        .map(Iterator::next)
        .orElseThrow(() -> new UsageException("option '" + option + "' needs a value"));
  }

  private static String binding(String word) throws UsageException {
    if (word.equals(MapiSubsystemBinding.WIN32) || word.equals(MapiSubsystemBinding.EMULATOR)) {
      return word;
    }
    throw new UsageException("option '--binding': '" + word + "' is neither win32 nor emulator");
  }

  private static Path path(String option, String word) throws UsageException {
    try {
      return Path.of(word).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new UsageException("option '" + option + "': '" + word + "' is no path");
    }
  }

  private static Duration seconds(String option, String word) throws UsageException {
    try {
      int seconds = Integer.parseInt(word);
      if (seconds >= SHORTEST && seconds <= LONGEST) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // refused below, with the same words as a number out of range
    }
    throw new UsageException(
        "option '" + option + "': '" + word + "' is no number of seconds from 30 to 3600");
  }
}
