// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds out why the last run ended without a stop, if the JVM has left a word of it. A service has
 * no console: the JVM prints its last words to a file, and the next run copies them to the log.
 */
final class LastRun {
  private static final Pattern OUT_OF_MEMORY =
      Pattern.compile("Terminating due to java\\.lang\\.OutOfMemoryError: ([^\\r\\n<]*)");
  private static final int LONGEST = 1 << 20;

  private LastRun() {}

  /**
   * Looks for the reason.
   *
   * @param log the directory of the log
   * @param pid of the process that ended
   */
  static String reason(Path log, String pid) {
    Optional<String> memory =
        find(log, "jvm_*" + suffix(pid), OUT_OF_MEMORY)
            .map(found -> "out of memory, " + found + " (exit code " + code() + ")");
    return memory.orElseGet(
        () ->
            find(log, "hs_err*.log", Pattern.compile("(pid=" + Pattern.quote(pid) + ")\\b"))
                .map(found -> "a crash of the JVM, see the hs_err file in " + log)
                .orElse("killed, out of memory, or the machine went down"));
  }

  /** The text that the JVM puts into the name of its log file for {@code _%p.log}. */
  private static String suffix(String pid) {
    return "_pid" + pid + ".log";
  }

  private static int code() {
    return ExitCode.OUT_OF_MEMORY.code();
  }

  private static Optional<String> find(Path directory, String glob, Pattern wanted) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
      for (Path file : files) {
        Matcher found = wanted.matcher(beginning(file));
        if (found.find()) {
          return Optional.of(found.group(1).strip());
        }
      }
    } catch (IOException e) {
      // Then there is no word of it.
    }
    return Optional.empty();
  }

  private static String beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LONGEST), StandardCharsets.ISO_8859_1);
    }
  }

  /** Removes what the JVMs of runs before this one have left, but for crash reports. */
  static void tidy(Path log) {
    String own = suffix(Long.toString(ProcessHandle.current().pid()));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(log, "jvm_*_*.log")) {
      for (Path file : files) {
        if (!file.getFileName().toString().endsWith(own)) {
          boolean unused = Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // The next run tries again.
    }
  }
}
