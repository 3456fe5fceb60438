// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.itest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command line, run with an end: after the time limit the process and its children are ended. */
final class Exec {
  /**
   * What became of it.
   *
   * @param output standard output and standard error, as they came
   */
  record Result(String command, int exitCode, String output) {
    /** The lines of the output. */
    List<String> lines() {
      return output.lines().toList();
    }

    /** The last line that is not blank; empty where there is none. */
    String lastLine() {
      List<String> lines = lines().stream().filter(line -> !line.isBlank()).toList();
      return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    /** Refuses anything but exit code 0, with the output. */
    Result orFail() {
      if (exitCode != 0) {
        throw new AssertionError(this + " failed:\n" + output);
      }
      return this;
    }

    @Override
    public String toString() {
      return "'" + command + "' (exit code " + exitCode + ")";
    }
  }

  private final List<String> command;
  private final Map<String, String> environment = new LinkedHashMap<>();
  private Path directory = Build.target();
  private Duration limit = Duration.ofMinutes(2);
  private Path input = nothing();

  private Exec(List<String> command) {
    this.command = List.copyOf(command);
  }

  static Exec of(List<String> command) {
    return new Exec(command);
  }

  static Exec of(String... command) {
    return new Exec(List.of(command));
  }

  Exec in(Path workingDirectory) {
    directory = workingDirectory;
    return this;
  }

  Exec with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  Exec within(Duration timeLimit) {
    limit = timeLimit;
    return this;
  }

  /** Gives it the file as standard input. */
  Exec reading(Path file) {
    input = file;
    return this;
  }

  /** Starts it and does not wait; the output goes to the file. */
  Process start(Path output) {
    return startReading(ProcessBuilder.Redirect.from(input.toFile()), output);
  }

  /** Starts it and does not wait; the output goes to the file. */
  Process startReading(ProcessBuilder.Redirect from, Path output) {
    try {
      Files.createDirectories(output.toAbsolutePath().getParent());
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment);
      builder.directory(directory.toFile());
      builder.redirectErrorStream(true);
      // A file, not a pipe: a background process of Wine's keeps a pipe open after the end.
      builder.redirectOutput(output.toFile());
      builder.redirectInput(from);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  /** Runs it to its end. */
  Result run() {
    try {
      Files.createDirectories(Build.target());
      Path output = Files.createTempFile(Build.target(), "exec-", ".log");
      try {
        return run(output);
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs it to its end and leaves the output in the file. */
  Result run(Path output) {
    Process process = start(output);
    String name = String.join(" ", command);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError(
            "'" + name + "' did not end within " + limit + "; so far:\n" + read(output));
      }
      return new Result(name, process.exitValue(), read(output));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    } finally {
      endAll(process);
    }
  }

  /** Ends a process that this class started, with its children, if they still run. */
  static void endAll(Process process) {
    List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
    all.add(process.toHandle());
    all.forEach(ProcessHandle::destroyForcibly);
  }

  static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path nothing() {
    return Path.of(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null");
  }
}
