// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.benchmark.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A Windows of our own. It ends with this JVM at the latest. */
final class WinePrefix implements AutoCloseable {
  private final WineTools tools;
  private final Path directory;
  private final Path log;
  private final Thread atExit = new Thread(this::end, "end-wine-prefix");

  private WinePrefix(WineTools tools, Path target) {
    this.tools = tools;
    this.directory = target.resolve("wine-prefix");
    this.log = target.resolve("benchmark-logs").resolve("wine.log");
  }

  /** Makes one, or starts the one that an earlier run has made. */
  static WinePrefix open(WineTools tools, Path target) {
    WinePrefix prefix = new WinePrefix(tools, target);
    try {
      Files.createDirectories(prefix.directory);
      Files.createDirectories(prefix.log.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(prefix.atExit);
    prefix.run(List.of(tools.wine().orElseThrow().toString(), "wineboot", "-i"));
    return prefix;
  }

  /** A file as Windows sees it. */
  static String windows(Path path) {
    return "Z:" + path.toAbsolutePath().normalize().toString().replace('/', '\\');
  }

  /** A class path of this JVM as Windows sees it. */
  static String windowsClassPath(String classPath) {
    return Arrays.stream(classPath.split(File.pathSeparator, -1))
        .map(entry -> windows(Path.of(entry)))
        .collect(Collectors.joining(";"));
  }

  /** Starts a Windows program that measures. */
  WorkerProcess start(List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(tools.wine().orElseThrow().toString());
    command.addAll(program);
    return WorkerProcess.start(command, environment(), log);
  }

  /** Runs a command of this machine to its end. */
  void run(List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command);
      builder.environment().putAll(environment());
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      Process process = builder.start();
      if (!process.waitFor(10, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException(command + " does not end; see " + log);
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            command + " failed with " + process.exitValue() + "; see " + log);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> environment() {
    return Map.of(
        "WINEPREFIX", directory.toString(),
        "WINEARCH", "win64",
        "WINEDEBUG", "-all",
        // No offers to download anything, and no desktop.
        "WINEDLLOVERRIDES", "mscoree=;mshtml=;winemenubuilder.exe=",
        "DISPLAY", "");
  }

  private void end() {
    try {
      run(List.of(tools.wineserver().orElseThrow().toString(), "-k"));
    } catch (IllegalStateException e) {
      // It says so where no server runs: that is what is wanted.
      return;
    }
  }

  @Override
  public void close() {
    end();
    try {
      boolean unused = Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // Shutting down: the hook does the same, and ending twice does no harm.
      return;
    }
  }
}
