// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the conformance kit, which tests bindings without a framework. Its libraries would be of no
 * use to a service, so they are in a directory of their own and loaded by this command alone.
 */
final class CertifyCommand {
  private static final String PROGRAM = "org.mapiosgi.certify.Certify";
  private static final String KIT = "certify";

  /** The bindings, and the bundles that they import packages from. */
  private static final List<String> BINDINGS =
      List.of("bundle/1-host", "bundle/1-logging", "bundle/3-bindings", "lib");

  /**
   * System property: the level from which Pax Logging writes to standard output without a
   * framework.
   */
  private static final String LOG_LEVEL = "org.ops4j.pax.logging.DefaultServiceLog.level";

  private CertifyCommand() {}

  /**
   * Runs it.
   *
   * @param words the command line behind {@code certify}
   * @throws LaunchException if the kit is not there or cannot be loaded
   */
  static Exit run(Path home, List<String> words, PrintStream out) throws LaunchException {
    Path log = home.resolve("log");
    System.setProperty(LOG_LEVEL, "ERROR");
    try {
      // For the bindings' errors: the contract provokes most of them, and people see 'out'.
      System.setOut(new PrintStream(newFile(log), true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      out.println("mapi-osgi: no log is written to " + log + " (" + e + ")");
    }
    try {
      Object code =
          loader(home)
              .loadClass(PROGRAM)
              .getMethod("run", Path.class, String[].class, PrintStream.class)
              .invoke(null, log, words.toArray(String[]::new), out);
      return new Exit((Integer) code, "");
    } catch (IOException | ReflectiveOperationException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new LaunchException(
          ExitCode.FAILED,
          "the conformance kit cannot be run (" + cause + "); unpack the zip again",
          e);
    }
  }

  private static OutputStream newFile(Path directory) throws IOException {
    return Files.newOutputStream(Files.createDirectories(directory).resolve("certify.log"));
  }

  /** Stays open: threads of the kit may outlive its run. */
  private static URLClassLoader loader(Path home) throws IOException, LaunchException {
    List<URL> jars = new ArrayList<>();
    addJars(home.resolve(KIT), jars);
    if (jars.isEmpty()) {
      throw new LaunchException(
          ExitCode.FAILED,
          "there is no conformance kit in " + home.resolve(KIT) + "; unpack the zip again");
    }
    for (String directory : BINDINGS) {
      addJars(home.resolve(directory), jars);
    }
    return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static void addJars(Path directory, List<URL> jars) throws IOException {
    if (Files.isDirectory(directory)) {
      try (Stream<Path> files = Files.list(directory)) {
        for (Path file : files.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
          jars.add(url(file));
        }
      }
    }
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }
}
