// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line, understood.
 *
 * @param command what to do
 * @param mailbox the folder of mail files for the demo
 * @param conf the folder of configuration files
 * @param data the folder for everything that is written
 * @param timeout how long demo and doctor may take
 * @param shell whether run reads Gogo commands from the terminal
 * @param json whether doctor writes JSON, and nothing else, to standard output
 * @param rule the id of the one rule to print
 * @param service the Windows service that run is, for the bundle that makes it one; not for people
 */
record CommandLine(
    Command command,
    Optional<Path> mailbox,
    Optional<Path> conf,
    Optional<Path> data,
    Optional<Duration> timeout,
    boolean shell,
    boolean json,
    Optional<String> rule,
    Optional<String> service) {

  /** The option after which standard output belongs to programs. */
  static final String JSON = "--json";

  static final String HELP =
      """
      mapi-osgi: Extended MAPI for code that runs as a Windows service

      usage: mapi-osgi COMMAND [OPTION...]

      %s
        service   Windows: installs, starts, stops or removes the service; 'service --help' says how
        certify   tests the MAPI of this machine and writes a report; 'certify --help' says how

      options
        --conf DIR      the configuration files (default: conf, for demo: demo/conf)
        --data DIR      everything that is written, the log included (default: data and log)
        --mailbox DIR   demo: a folder of mail files to serve as the mailbox (default: demo/mailbox)
        --timeout SEC   demo, doctor: give up after so many seconds, 5 to 3600 (default: 150)
        --json          doctor: write JSON to standard output, and all else to standard error
        --shell         run: read Gogo commands from the terminal, for instance mapi:status

      exit codes
      %s
        130, 143  stopped in order by a signal: Ctrl+C, SIGTERM

      JVM options: one a line in conf/jvm.options, or in the environment variable JAVA_OPTS.\
      """
          .formatted(commands(), ExitCode.table());

  private static final String FOR_HELP = "; 'mapi-osgi help' lists what there is";

  private static String commands() {
    return Arrays.stream(Command.values())
        .map(command -> String.format("  %-9s %s", command.word(), command.summary()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * Reads the words.
   *
   * @throws LaunchException where they cannot be followed
   */
  static CommandLine parse(String... args) throws LaunchException {
    if (args.length == 0) {
      throw usage("no command given");
    }
    List<String> all = Arrays.asList(args);
    if (all.contains("--help") || all.contains("-h")) {
      return parse(Command.HELP.word());
    }
    Command command = commandOf(args[0]);
    Path mailbox = null;
    Path conf = null;
    Path data = null;
    Duration timeout = null;
    boolean shell = false;
    boolean json = false;
    String rule = null;
    String service = null;
    Iterator<String> words = all.subList(1, args.length).iterator();
    while (words.hasNext()) {
      String option = words.next();
      switch (option) {
        case "--conf" -> conf = path(option, words);
        case "--data" -> data = path(option, words);
        case "--mailbox" -> {
          only(command == Command.DEMO, option, command);
          mailbox = path(option, words);
        }
        case "--timeout" -> {
          only(command == Command.DEMO || command == Command.DOCTOR, option, command);
          timeout = seconds(option, words);
        }
        case "--shell" -> {
          only(command == Command.RUN, option, command);
          shell = true;
        }
        case "--service" -> {
          only(command == Command.RUN, option, command);
          service = value(option, words);
        }
        case JSON -> {
          only(command == Command.DOCTOR, option, command);
          json = true;
        }
        default -> {
          if (command != Command.RULES || option.startsWith("-") || rule != null) {
            throw usage("unknown option '" + option + "'");
          }
          rule = option;
        }
      }
    }
    return new CommandLine(
        command,
        Optional.ofNullable(mailbox),
        Optional.ofNullable(conf),
        Optional.ofNullable(data),
        Optional.ofNullable(timeout),
        shell,
        json,
        Optional.ofNullable(rule),
        Optional.ofNullable(service));
  }

  private static Command commandOf(String word) throws LaunchException {
    return switch (word) {
      case "-h", "--help", "-?", "/?" -> Command.HELP;
      case "--version" -> Command.VERSION;
      default -> Command.of(word).orElseThrow(() -> usage("unknown command '" + word + "'"));
    };
  }

  private static void only(boolean allowed, String option, Command command) throws LaunchException {
    if (!allowed) {
      throw usage("option '" + option + "' does not go with '" + command.word() + "'");
    }
  }

  private static String value(String option, Iterator<String> words) throws LaunchException {
    if (!words.hasNext()) {
      throw usage("option '" + option + "' needs a value");
    }
    return words.next();
  }

  private static Path path(String option, Iterator<String> words) throws LaunchException {
    String word = value(option, words);
    try {
      return Path.of(word).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw usage("option '" + option + "': '" + word + "' is no path (" + e.getReason() + ")");
    }
  }

  private static Duration seconds(String option, Iterator<String> words) throws LaunchException {
    String word = value(option, words);
    try {
      int seconds = Integer.parseInt(word);
      if (seconds >= 5 && seconds <= 3600) {
        return Duration.ofSeconds(seconds);
      }
    } catch (NumberFormatException e) {
      // said below, with the same words as a number out of range
    }
    throw usage("option '" + option + "': '" + word + "' is no number of seconds from 5 to 3600");
  }

  private static LaunchException usage(String what) {
    return new LaunchException(ExitCode.USAGE, what + FOR_HELP);
  }
}
