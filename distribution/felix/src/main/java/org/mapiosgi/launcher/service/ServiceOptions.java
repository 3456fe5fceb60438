// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher.service;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The words behind {@code service}, understood and checked.
 *
 * @param stopTimeout how long a shutdown of the machine waits for the service
 * @param back whether an upgrade goes back to the version before
 */
record ServiceOptions(
    Action action,
    ServiceName name,
    Account account,
    Startup startup,
    Duration stopTimeout,
    Optional<Path> conf,
    Optional<Path> data,
    boolean back) {

  /** The actions on a service. */
  enum Action {
    INSTALL,
    UNINSTALL,
    START,
    STOP,
    STATUS,
    UPGRADE
  }

  static final String USAGE =
      """
      usage: mapi-osgi service ACTION [NAME] [OPTION...]

        install     makes the Windows service NAME (default: mapi-osgi) of this directory
        uninstall   stops and removes it
        start       starts it and waits until it runs
        stop        stops it and waits until it has stopped
        status      prints what the service control manager has of it; exit code 0 only while it runs
        upgrade     replaces the program of the service by the version of this directory; run it in the
                    directory of the new version; keeps conf, secrets, data, log and your bundles

      option of upgrade
        --back               returns to the version before the last upgrade

      options of install
        --user ACCOUNT       the account whose MAPI profile is used: DOMAIN\\user, .\\user, user@domain;
                             the password is asked for, or read from standard input;
                             a group managed service account (DOMAIN\\name$) needs none
        --startup MODE       auto (default), delayed or manual
        --stop-timeout SEC   how long a shutdown of the machine waits for it, 20 to 3600 (default: 60)
        --conf DIR           configuration files other than conf
        --data DIR           everything that is written, the log included\
      """;

  private static final String DEFAULT_NAME = "mapi-osgi";
  private static final String FOR_HELP = "; 'mapi-osgi service --help' lists what there is";

  /**
   * Reads the words.
   *
   * @throws UsageException if they cannot be followed
   */
  static ServiceOptions parse(List<String> words) throws UsageException {
    if (words.isEmpty()) {
      throw usage("no service action given");
    }
    Action action = action(words.get(0));
    String name = null;
    Account account = Account.LOCAL_SYSTEM;
    Startup startup = Startup.AUTO;
    Duration stopTimeout = Duration.ofSeconds(60);
    Optional<Path> conf = Optional.empty();
    Optional<Path> data = Optional.empty();
    boolean back = false;
    Iterator<String> rest = words.subList(1, words.size()).iterator();
    while (rest.hasNext()) {
      String word = rest.next();
      if (!word.startsWith("-")) {
        if (name != null) {
          throw usage(
              "'" + word + "' follows the name '" + name + "'; put a name with blanks in quotes");
        }
        name = word;
        continue;
      }
      if (action == Action.UPGRADE && word.equals("--back")) {
        back = true;
        continue;
      }
      if (action != Action.INSTALL) {
        throw usage("unknown option '" + word + "' of service " + lower(action));
      }
      switch (word) {
        case "--user" -> account = Account.of(value(word, rest));
        case "--startup" -> startup = Startup.of(value(word, rest));
        case "--stop-timeout" -> stopTimeout = seconds(word, value(word, rest));
        case "--conf" -> conf = Optional.of(directory(word, value(word, rest)));
        case "--data" -> data = Optional.of(path(word, value(word, rest)));
        case "--password" ->
            throw usage(
                "a password on a command line can be read by every program; leave --password out:"
                    + " it is asked for, or read from standard input");
        default -> throw usage("unknown option '" + word + "'");
      }
    }
    return new ServiceOptions(
        action,
        ServiceName.of(name == null ? DEFAULT_NAME : name),
        account,
        startup,
        stopTimeout,
        conf,
        data,
        back);
  }

  private static Action action(String word) throws UsageException {
    for (Action each : Action.values()) {
      if (lower(each).equals(word.toLowerCase(Locale.ROOT))) {
        return each;
      }
    }
    throw usage("unknown service action '" + word + "'");
  }

  private static String lower(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }

  private static String value(String option, Iterator<String> rest) throws UsageException {
    String value = rest.hasNext() ? rest.next() : "";
    if (value.isBlank()) {
      throw usage("option '" + option + "' needs a value");
    }
    return value;
  }

  private static Duration seconds(String option, String word) throws UsageException {
    if (word.matches("[0-9]{1,6}")) {
      int seconds = Integer.parseInt(word);
      if (seconds >= 20 && seconds <= 3600) {
        return Duration.ofSeconds(seconds);
      }
    }
    throw usage("option '" + option + "': '" + word + "' is no number of seconds from 20 to 3600");
  }

  private static Path directory(String option, String word) throws UsageException {
    Path path = path(option, word);
    if (!Files.isDirectory(path)) {
      throw usage("option '" + option + "': there is no directory " + path);
    }
    return path;
  }

  private static Path path(String option, String given) throws UsageException {
    // "C:\conf\" at the end of a command line keeps its last quotation mark.
    String word = given.endsWith("\"") ? given.substring(0, given.length() - 1) : given;
    if (word.indexOf('"') >= 0) {
      throw usage(
          "option '"
              + option
              + "': a quotation mark in '"
              + word
              + "'; leave out the backslash before the closing one, or write two");
    }
    try {
      return Path.of(word).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw usage("option '" + option + "': '" + word + "' is no path (" + e.getReason() + ")");
    }
  }

  private static UsageException usage(String what) {
    return new UsageException(what + FOR_HELP);
  }
}
