// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mapiosgi.launcher.service.CommandWords;

/**
 * The options of the JVM in conf/jvm.options. Each line is one word, except for empty lines and
 * comments. For mapi-osgi.bat it is a program: no shell may look at the words.
 */
public final class JvmOptions {
  private static final String VARIABLE = "JAVA_OPTS";

  private JvmOptions() {}

  /**
   * Reads the file.
   *
   * @return the words; none if there is no such file
   * @throws LaunchException if it cannot be read
   */
  static List<String> read(Path home) throws LaunchException {
    Path file = home.resolve("conf").resolve("jvm.options");
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      return new String(Files.readAllBytes(file), EditedText.CHARSET)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new LaunchException(ExitCode.FAILED, "cannot read " + file + " (" + e + ")", e);
    }
  }

  /**
   * Prints the options of the file and of the environment variable JAVA_OPTS as one command line.
   *
   * @param args none
   */
  public static void main(String[] args) {
    try {
      List<String> words = new ArrayList<>(List.of("-Dmapi.script=bat"));
      words.addAll(read(Installation.locateHome()));
      words.addAll(ofEnvironment(System.getenv(VARIABLE)));
      System.out.println(printable(words));
    } catch (LaunchException e) {
      System.err.println("mapi-osgi: " + e.getMessage());
      System.exit(e.exitCode().code());
    }
  }

  /** The words of the variable. A word with blanks is in quotation marks there. */
  static List<String> ofEnvironment(String value) {
    List<String> words = CommandWords.split("java " + (value == null ? "" : value));
    return words.subList(1, words.size());
  }

  /** One line that every code page of a console spells alike. */
  static String printable(List<String> words) throws LaunchException {
    for (String word : words) {
      if (!StandardCharsets.US_ASCII.newEncoder().canEncode(word)) {
        throw new LaunchException(
            ExitCode.USAGE, "mapi-osgi.bat can give Java no other letters than ASCII: " + word);
      }
    }
    return CommandWords.join(words);
  }
}
