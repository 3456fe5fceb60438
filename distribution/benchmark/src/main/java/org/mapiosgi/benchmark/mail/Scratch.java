// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory that is taken away with all that is in it. */
record Scratch(Path directory) implements AutoCloseable {
  static Scratch open() throws IOException {
    return new Scratch(Files.createTempDirectory("benchmark-mail-"));
  }

  @Override
  public void close() throws IOException {
    List<Path> all;
    try (Stream<Path> paths = Files.walk(directory)) {
      all = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
