// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.presence;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * How often the threads of a process gave the processor away by themselves so far: once for each
 * sleep. From /proc.
 *
 * @param threads the number of threads
 * @param ours of the threads of MAPI and its bundles, whose names begin with {@code mapi-}
 * @param others of all others: the framework's, File Install's, and the JVM's own
 */
record Wakes(int threads, long ours, long others) {
  private static final String SWITCHES = "voluntary_ctxt_switches:";

  static Wakes of(long pid) throws IOException {
    int threads = 0;
    long ours = 0;
    long others = 0;
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"))) {
      for (Path task : all) {
        try {
          long wakes = switches(task);
          threads++;
          if (Files.readString(task.resolve("comm")).startsWith("mapi-")) {
            ours += wakes;
          } else {
            others += wakes;
          }
        } catch (NoSuchFileException e) {
          // The thread ended while it was read.
        }
      }
    }
    return new Wakes(threads, ours, others);
  }

  private static long switches(Path task) throws IOException {
    return Files.readAllLines(task.resolve("status")).stream()
        .filter(line -> line.startsWith(SWITCHES))
        .mapToLong(line -> Long.parseLong(line.substring(SWITCHES.length()).trim()))
        .sum();
  }
}
