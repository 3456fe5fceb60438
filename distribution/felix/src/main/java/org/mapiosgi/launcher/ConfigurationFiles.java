// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The configuration files that a launch reads, as far as the launcher itself can judge them. */
final class ConfigurationFiles {
  /** Names of the files that are read, as a regular expression. */
  static final String NAMES = ".*\\.(cfg|config)";

  private static final Pattern READ = Pattern.compile(NAMES);
  private static final String SUBSYSTEM = "org.mapiosgi.subsystem";
  private static final String SESSION = "org.mapiosgi.session";

  private ConfigurationFiles() {}

  /** A line for each missing file without which no session can come up. */
  static List<String> missing(Path directory) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(directory, f -> READ.matcher(f.getFileName() + "").matches())) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    } catch (IOException e) {
      return List.of("the configuration directory " + directory + " cannot be read (" + e + ")");
    }
    if (names.isEmpty()) {
      return List.of(
          "there is no configuration in "
              + directory
              + ": MAPI stays down; copy the files there from conf of the zip");
    }
    List<String> missing = new ArrayList<>();
    if (names.stream().noneMatch(name -> name.startsWith(SUBSYSTEM))) {
      missing.add(without(directory, SUBSYSTEM + ".cfg", "MAPI stays down"));
    }
    if (names.stream().noneMatch(name -> name.startsWith(SESSION))) {
      missing.add(without(directory, SESSION + "-NAME.cfg", "there is no session"));
    }
    return missing;
  }

  private static String without(Path directory, String file, String consequence) {
    return "there is no " + file + " in " + directory + ": " + consequence;
  }
}
