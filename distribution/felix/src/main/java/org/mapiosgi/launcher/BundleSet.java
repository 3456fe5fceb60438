// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The jars to install, read off a directory: {@code bundle/3-bindings/x.jar} has start level 3, and
 * a jar directly in {@code bundle} the level after the last.
 *
 * @param entries in order of start level, then of name
 */
record BundleSet(List<Entry> entries) {
  private static final Pattern LEVEL = Pattern.compile("([1-9]\\d?)-.+");

  /**
   * One jar.
   *
   * @param level its start level
   */
  record Entry(Path jar, int level) {}

  /**
   * Looks into the directory.
   *
   * @throws LaunchException where it cannot be read or has no jar
   */
  static BundleSet read(Path directory) throws LaunchException {
    List<Entry> entries = new ArrayList<>();
    try {
      int last = 0;
      for (Path child : list(directory)) {
        Matcher name = LEVEL.matcher(child.getFileName().toString());
        if (Files.isDirectory(child) && name.matches()) {
          int level = Integer.parseInt(name.group(1));
          last = Math.max(last, level);
          addJars(child, level, entries);
        }
      }
      addJars(directory, last + 1, entries);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.FAILED,
          "cannot read the bundles in " + directory + " (" + e + "); unpack the zip again",
          e);
    }
    if (entries.isEmpty()) {
      throw new LaunchException(
          ExitCode.FAILED, "there are no bundles in " + directory + "; unpack the zip again");
    }
    return new BundleSet(List.copyOf(entries));
  }

  private static void addJars(Path directory, int level, List<Entry> entries) throws IOException {
    for (Path child : list(directory)) {
      if (child.getFileName().toString().endsWith(".jar")) {
        entries.add(new Entry(child, level));
      }
    }
  }

  private static List<Path> list(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.sorted().toList();
    }
  }

  int highestLevel() {
    return entries.stream().mapToInt(Entry::level).max().orElse(1);
  }
}
