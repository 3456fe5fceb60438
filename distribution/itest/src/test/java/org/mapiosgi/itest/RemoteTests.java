// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

/** JUnit tests that run in the JVM for Windows, under a time limit. */
final class RemoteTests {
  private static final String TEST_CLASS = "WindowsTest";

  private final WinePrefix prefix;
  private final Path directory;
  private final String bundle;
  private final List<Path> classPath;

  /**
   * Tests with the class path that the build has written down.
   *
   * @param bundle whose test jar they are in
   * @param directory for everything they leave
   */
  RemoteTests(WinePrefix prefix, String bundle, Path directory) {
    this.prefix = prefix;
    this.bundle = bundle;
    this.directory = directory;
    this.classPath =
        Arrays.stream(
                Exec.read(Build.target().resolve("windows-class-path.txt"))
                    .strip()
                    .split(File.pathSeparator))
            .map(Path::of)
            .toList();
  }

  /** The top-level classes whose names say that they need Windows, or the one that is chosen. */
  List<String> classes() {
    try (JarFile jar = new JarFile(testJar().toFile())) {
      return jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(TEST_CLASS + ".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> Build.windowsTest().map(only -> name.endsWith("." + only)).orElse(true))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path testJar() {
    return classPath.stream()
        .filter(jar -> jar.getFileName().toString().startsWith(bundle + "-"))
        .filter(jar -> jar.getFileName().toString().endsWith("-tests.jar"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no test jar of " + bundle + " in " + classPath));
  }

  /**
   * Runs the classes in one JVM.
   *
   * @param trace where the reference provider notes the calls; what it has no need of takes long
   * @throws AssertionError where they left no report, with their output
   */
  RemoteReport run(List<String> classes, Optional<Path> trace, Duration limit) {
    Path reports = directory.resolve("reports");
    Path report = reports.resolve("TEST-junit-jupiter.xml");
    Path output = directory.resolve("output.txt");
    try {
      Files.createDirectories(reports);
      Files.deleteIfExists(report);
      if (trace.isPresent()) {
        Files.deleteIfExists(trace.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path arguments = directory.resolve("java-arguments.txt");
    write(arguments, classes, reports);
    Exec.Result result;
    try {
      result =
          prefix
              .java(List.of("@" + WinePrefix.windows(arguments)))
              .in(directory)
              .with(Map.of("MAPIREF_TRACE", trace.map(WinePrefix::windows).orElse("-")))
              .within(limit)
              .run(output);
    } catch (AssertionError e) {
      throw new AssertionError("the Windows JVM: " + e.getMessage(), e);
    }
    if (!Files.exists(report)) {
      throw new AssertionError(
          "the Windows JVM left no report: exit code "
              + result.exitCode()
              + ", last output:\n"
              + tail(result));
    }
    return RemoteReport.read(report);
  }

  /** Windows limits the command line to 32 K characters, which a class path soon is. */
  private void write(Path arguments, List<String> classes, Path reports) {
    StringBuilder text = new StringBuilder();
    text.append("-Dfile.encoding=UTF-8\n-Xmx512m\n-ea\n");
    text.append("-XX:ErrorFile=").append(quoted(directory.resolve("hs_err.txt"))).append('\n');
    text.append("-Dfaults.directory=").append(quoted(directory)).append('\n');
    text.append("-cp\n\"")
        .append(
            classPath.stream()
                .map(jar -> WinePrefix.windows(jar).replace("\\", "\\\\"))
                .collect(Collectors.joining(";")))
        .append("\"\n");
    text.append("org.junit.platform.console.ConsoleLauncher\nexecute\n");
    text.append("--disable-banner\n--disable-ansi-colors\n--details=tree\n--details-theme=ascii\n");
    text.append("--reports-dir\n").append(quoted(reports)).append('\n');
    configuration()
        .forEach((key, value) -> text.append("\"--config=" + key + "=" + value + "\"\n"));
    classes.forEach(name -> text.append("--select-class=").append(name).append('\n'));
    try {
      Files.writeString(arguments, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The settings that this JVM's own tests run with; test jars do not carry them. */
  private static Properties configuration() {
    Properties properties = new Properties();
    try (InputStream in = RemoteTests.class.getResourceAsStream("/junit-platform.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  private static String quoted(Path path) {
    return '"' + WinePrefix.windows(path).replace("\\", "\\\\") + '"';
  }

  private static String tail(Exec.Result result) {
    List<String> lines = result.lines();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }
}
