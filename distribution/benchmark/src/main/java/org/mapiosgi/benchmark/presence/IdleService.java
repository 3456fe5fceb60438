// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.presence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The program of the zip, as a process. */
final class IdleService implements AutoCloseable {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");
  private static final long PATIENCE_SECONDS = 120;

  private final Path home;
  private final Path data;
  private Process process;

  private IdleService(Path home, Path data) {
    this.home = home;
    this.data = data;
  }

  /** Unpacks the zip into a directory, afresh. */
  static IdleService unpack(Path zip, Path into) throws IOException {
    delete(into);
    try (InputStream file = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(file)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        Path path = into.resolve(entry.getName()).normalize();
        if (!path.startsWith(into)) {
          throw new IOException(zip + " has an entry " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          Files.copy(entries, path);
        }
      }
    }
    try (Stream<Path> top = Files.list(into)) {
      Path home =
          top.filter(path -> Files.isDirectory(path.resolve("lib"))).findFirst().orElseThrow();
      return new IdleService(home, into.resolve("own data"));
    }
  }

  private static void delete(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (Stream<Path> all = Files.walk(tree)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  /** Starts it, and returns the milliseconds until every session was up. */
  double start(Path conf) throws IOException, InterruptedException {
    Path ready = data.resolve("run/ready");
    long start = System.nanoTime();
    process =
        new ProcessBuilder(
                List.of(
                    program("java"),
                    "-Xmx256m",
                    "-jar",
                    home.resolve("lib/mapi-osgi-launcher.jar").toString(),
                    "run",
                    "--conf",
                    conf.toString(),
                    "--data",
                    data.toString()))
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("console.txt").toFile())
            .start();
    while (Files.notExists(ready)) {
      if (!process.isAlive() || System.nanoTime() - start > PATIENCE_SECONDS * 1_000_000_000L) {
        throw new IOException("no session came up, see " + home.resolve("console.txt"));
      }
      Thread.sleep(5);
    }
    return (System.nanoTime() - start) / 1e6;
  }

  private static String program(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  long pid() {
    return process.pid();
  }

  /** The bytes of the heap that are in use after a collection, by the JVM's own list of objects. */
  long liveHeap() throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(program("jcmd"), Long.toString(pid()), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher total = TOTAL.matcher(text);
    if (jcmd.waitFor() != 0 || !total.find()) {
      throw new IOException("jcmd gave no total");
    }
    return Long.parseLong(total.group(1));
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      try {
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      } catch (InterruptedException e) {
        process.destroyForcibly();
        Thread.currentThread().interrupt();
      }
    }
  }
}
