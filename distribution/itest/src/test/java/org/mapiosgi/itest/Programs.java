// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the programs of this machine that tests run. */
final class Programs {
  private Programs() {}

  /**
   * Finds a program.
   *
   * @param names the first that is there counts
   * @param others the directories that are searched after those of the PATH
   */
  static Optional<Path> find(List<String> names, List<String> others) {
    String path = System.getenv().getOrDefault("PATH", "");
    List<String> directories =
        Stream.concat(Stream.of(path.split(File.pathSeparator)), others.stream())
            .filter(directory -> !directory.isBlank())
            .toList();
    return names.stream()
        .flatMap(name -> directories.stream().map(directory -> Path.of(directory, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
