// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directories a launch works with.
 *
 * @param home the unpacked distribution; only read
 * @param conf configuration files; only read
 * @param mailbox the emulator's mail files; only read
 * @param data this instance's own directory
 * @param logFile the log
 */
record Installation(Path home, Path conf, Path mailbox, Path data, Path logFile) {
  /** System property: the unpacked distribution; the start scripts need not set it. */
  static final String HOME = "mapi.home";

  /** Where the launcher's own jar was unpacked to. */
  static Path locateHome() throws LaunchException {
    String given = System.getProperty(HOME);
    if (given != null) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    try {
      Path jar =
          Path.of(Installation.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return jar.toAbsolutePath().getParent().getParent();
    } catch (URISyntaxException e) {
      throw new LaunchException(
          ExitCode.FAILED, "the launcher cannot tell where it is installed; set -Dmapi.home", e);
    }
  }

  /**
   * The directories for a command line, made where they are written to.
   *
   * @throws LaunchException where one is missing or cannot be made
   */
  static Installation of(Path home, CommandLine line) throws LaunchException {
    boolean demo = line.command() == Command.DEMO;
    Path conf = line.conf().orElse(home.resolve(demo ? "demo/conf" : "conf"));
    mustBeDirectory("configuration directory", conf, "--conf");
    Path mailbox = line.mailbox().orElse(home.resolve("demo/mailbox"));
    if (line.mailbox().isPresent()) {
      mustBeDirectory("mailbox directory", mailbox, "--mailbox");
    }
    // One directory a command: the doctor may look while the service runs.
    Path data = dataOf(line.command(), home, line);
    Path log = line.data().orElse(home).resolve("log");
    String suffix = line.command() == Command.RUN ? "" : "-" + line.command().word();
    Installation made =
        new Installation(home, conf, mailbox, data, log.resolve("mapi-osgi" + suffix + ".log"));
    made.makeWritten();
    return made;
  }

  private static Path dataOf(Command command, Path home, CommandLine line) {
    return line.data().orElse(home.resolve("data")).resolve(command.word());
  }

  /** The own directory of the run that the options name, whether it runs or not. */
  static Path dataOfRun(Path home, CommandLine line) {
    return dataOf(Command.RUN, home, line);
  }

  /** The file that exists while MAPI and every session of an instance are up. */
  static Path readyFile(Path data) {
    return data.resolve("ready");
  }

  private static void mustBeDirectory(String what, Path directory, String option)
      throws LaunchException {
    if (!Files.isDirectory(directory)) {
      throw new LaunchException(
          ExitCode.USAGE,
          "the "
              + what
              + " "
              + directory
              + (Files.exists(directory) ? " is no directory" : " does not exist")
              + "; name another with "
              + option);
    }
    if (!Files.isReadable(directory)) {
      throw new LaunchException(
          ExitCode.USAGE,
          "the "
              + what
              + " "
              + directory
              + " cannot be read by "
              + System.getProperty("user.name"));
    }
  }

  private void makeWritten() throws LaunchException {
    for (Path directory : new Path[] {data, logFile.getParent()}) {
      try {
        Files.createDirectories(directory);
      } catch (IOException e) {
        throw new LaunchException(
            ExitCode.FAILED,
            "cannot make the directory "
                + directory
                + " ("
                + e
                + "); let "
                + System.getProperty("user.name")
                + " write there or name another place with --data",
            e);
      }
    }
  }

  /** Beside the configuration; it need not be there. */
  Path secrets() {
    return conf.toAbsolutePath().normalize().resolveSibling("secrets");
  }

  Path bundles() {
    return home.resolve("bundle");
  }
}
